/** The page of an act that asks for an article searches it while one types. */

import { assist } from "./link-field.js"

for (const field of document.querySelectorAll(".act-form input[data-lookup]")) assist(field)
