import type { Profile } from "../../dataset/profile/schema";
import type { Locale } from "../../lint/locale";
import type { Call } from "./call";
import type { CheckSettings } from "./documents-protocol";

/** What is asked about profiles; the thread need not have the dataset open. */
export interface ProfileRequests {
  /**
   * Reads a whole file. The unit of progress is bytes. `shownPath`: what the profile calls the file. `model`: whose scores
   * are shown, as the setting names it.
   */
  "profile/compute": Call<
    { readonly path: string; readonly shownPath: string; readonly check: CheckSettings; readonly model: string },
    Profile
  >;
  /** A profile as an HTML page: for the editor, where there is a nonce, or else to stand alone. */
  "profile/page": Call<
    { readonly profile: Profile; readonly locale: Locale; readonly nonce: string | undefined },
    string
  >;
}
