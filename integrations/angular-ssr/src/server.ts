import { AngularNodeAppEngine, writeResponseToNodeResponse } from '@angular/ssr/node';
import express from 'express';
import { join } from 'node:path';

const app = express();
const angularApp = new AngularNodeAppEngine();

// the shop's server is another process
app.all('/api/{*path}', express.text({ type: 'application/json' }), async (req, res) => {
  const { method, originalUrl, body } = req;
  const answer = await fetch(`${process.env['MERCHANT_URL']}${originalUrl}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(method === 'POST' && { body }),
  });
  res
    .status(answer.status)
    .type('application/json')
    .send(await answer.text());
});

app.use(express.static(join(import.meta.dirname, '../browser'), { index: false, redirect: false }));

app.use((req, res, next) => {
  angularApp
    .handle(req)
    .then((response) => (response ? writeResponseToNodeResponse(response, res) : next()))
    .catch(next);
});

app.listen(Number(process.env['PORT'] ?? 4500), 'localhost', (error) => {
  if (error) throw error;
});
