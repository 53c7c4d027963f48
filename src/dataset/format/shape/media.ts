/** The fields in which LLaMA-Factory and ms-swift have what the tags `<image>`, `<video>` and `<audio>` in a text stand for. */
export const mediaFields: readonly string[] = ["images", "videos", "audios"];
