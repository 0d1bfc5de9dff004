import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import mostrarFaturaContrato from '../../../events/http/faturamento/mostrar-fatura.ts';
import { escutar, fechar } from '../../plataforma/escuta.ts';
import { apresentarFatura, baixarPdf } from './fatura.ts';

const pasta = mkdtempSync(join(tmpdir(), 'fatura-'));
const servidor = createServer((_, resposta) => resposta.writeHead(200, { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="fatura-7.pdf"' }).end('%PDF-1.7'));
let endereco = '';
beforeAll(async () => {
  endereco = `http://127.0.0.1:${await escutar(servidor, { porta: 0 })}`;
});
afterAll(async () => {
  await fechar(servidor);
  rmSync(pasta, { recursive: true });
});

async function dito(o: { readonly json?: boolean }): Promise<string> {
  const escrever = vi.spyOn(console, 'log').mockReturnValue();
  await baixarPdf(7, { ...o, endereco, token: 't', saida: join(pasta, '7.pdf') });
  const texto = escrever.mock.calls.map(([linha]) => String(linha)).join('\n');
  escrever.mockRestore();
  return texto;
}

it('a bill downloaded is answered by where it is, for a person or for a program', async () => {
  expect(await dito({})).toBe(join(pasta, '7.pdf'));
  expect(JSON.parse(await dito({ json: true }))).toEqual({ aviso: 7, arquivo: join(pasta, '7.pdf'), bytes: 8 });
  expect(readFileSync(join(pasta, '7.pdf'), 'utf8')).toBe('%PDF-1.7');
});

it('a bill is shown in words, not in the codes of the system', () => {
  const exemplo = mostrarFaturaContrato.resposta.parse(mostrarFaturaContrato.exemplo.resposta);
  const [linha] = exemplo.memoria.linhas;
  const linhas = linha === undefined ? [] : [{ ...linha, quantidade: '10', preco: '3.5', valor: '24.6055' }];
  const texto = apresentarFatura({ ...exemplo, memoria: { ...exemplo.memoria, linhas } });
  expect(texto).toMatch(/ 10 +3,50 +24,6055$/m);
  expect(texto).not.toMatch(/[A-Z]+_[A-Z]|\d\.\d\d?\b(?!\.)/);
});
