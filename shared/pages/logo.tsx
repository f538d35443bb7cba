/** The logo: half hours that rise and fall. */
export const Logo = () => (
  <svg viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="8" class="f-accent" />
    <path
      d="M5 22h4v-5h4v-7h4v9h4v-4h3v7h3"
      fill="none"
      class="s-on"
      stroke-width="2.6"
      stroke-linejoin="round"
      stroke-linecap="round"
    />
  </svg>
);
