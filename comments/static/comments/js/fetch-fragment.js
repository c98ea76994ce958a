/** Fetches a part of a page from the address that gives the whole page to a browser without script. */

export async function fetchFragment(address, form) {
  const response = await fetch(address, {
    headers: { "X-Part": "1" },
    ...(form && { method: "POST", body: new URLSearchParams(new FormData(form)) }),
  })
  // A template is inert: its scripts do not run, and its pictures do not load before they are shown.
  const holder = document.createElement("template")
  holder.innerHTML = await response.text()
  return { status: response.status, address: response.url, content: holder.content }
}
