declare module "*/static.extrasmall.js" {
  export { eld } from "eld/extrasmall";
}
