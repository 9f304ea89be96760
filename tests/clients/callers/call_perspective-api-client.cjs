// perspective-api-client: its address is a constant; an interceptor of its axios points it elsewhere.
const axios = require('axios')
const Perspective = require('perspective-api-client')

const [address, key, text] = process.argv.slice(2)
axios.interceptors.request.use((config) => {
  config.url = config.url.replace('https://commentanalyzer.googleapis.com', address)
  return config
})

async function main() {
  const client = new Perspective({ apiKey: key })
  const { attributeScores } = await client.analyze(text, { attributes: ['toxicity', 'insult'] })
  const refusal = await client
    .analyze(text, { attributes: ['niceness'] })
    .catch((fault) => ({ name: fault.name, message: fault.message }))
  const scores = {}
  for (const [name, each] of Object.entries(attributeScores)) scores[name] = each.summaryScore.value
  console.log(JSON.stringify({ scores, refusal }))
}

main()
