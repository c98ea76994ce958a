/** The page of an act that asks for an article searches it while one types. */

import { assistLinkField } from "./suggestions.js"

for (const field of document.querySelectorAll(".act-form input[data-lookup]")) assistLinkField(field)
