/** The package ships no types. Its default export is, once more, the path of the binary. */
declare module "workerd" {
  const workerd: { readonly default: string };
  export default workerd;
}
