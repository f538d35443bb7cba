/** The part of the package `siphash` that we use; it brings no types. */
declare module "siphash" {
  const siphash: {
    /** The lower 53 bits of SipHash-2-4, under a key of four words. */
    hash_uint(key: Uint32Array, bytes: Uint8Array): number;
  };
  export default siphash;
}
