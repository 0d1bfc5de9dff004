import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import mostrarArquivoLeitura from '../../events/http/leitura/mostrar-arquivo-leitura.ts';
import type { Cenario } from './cenario.ts';
import { receberLeituras } from './receber-leituras.ts';

const dados = mkdtempSync(join(tmpdir(), 'leituras-'));
afterAll(() => rmSync(dados, { recursive: true }));

const NOSSO = 'leituras-g001-202605.txt';
const exemplo = mostrarArquivoLeitura.resposta.parse(mostrarArquivoLeitura.exemplo.resposta);
const arquivo = (id: number, nome: string, aceitas: number) => ({ ...exemplo.arquivo, id, nome, aceitas });

/** A platform that received `antes`, and receives the file of the inbox as soon as it is there, with `aceitas` lines. */
function cenario(antes: readonly ReturnType<typeof arquivo>[], aceitas: number): Cenario {
  const caixa = join(dados, 's3/entrada/leituras');
  const chegou = (): boolean => readdirSync(caixa).includes(NOSSO);
  const chamar = (contrato: { readonly nome: string }, { params }: { readonly params?: { readonly id: number } }) => {
    const itens = [...(chegou() ? [arquivo(9, NOSSO, aceitas)] : []), ...antes];
    return Promise.resolve(contrato.nome === 'listar-arquivos-leitura' ? { itens } : { ...exemplo, arquivo: itens.find((a) => a.id === params?.id) });
  };
  const tela = { escrever: () => undefined, passo: (_: string, agir: (dizer: () => void) => unknown) => agir(() => undefined), tempos: [] };
  rmSync(caixa, { recursive: true, force: true });
  mkdirSync(caixa, { recursive: true });
  mkdirSync(join(dados, 'simulados'), { recursive: true });
  writeFileSync(join(dados, 'simulados', NOSSO), 'x');
  return { dados, demonstracao: { referencia: '2026-05' }, tela, marina: { chamar } } as unknown as Cenario;
}

it('a file of the month whose every line was refused is not its readings: the simulated one is still sent', async () => {
  expect((await receberLeituras(cenario([arquivo(1, 'outro.txt', 0)], 517))).arquivo).toMatchObject({ id: 9, nome: NOSSO });
  expect((await receberLeituras(cenario([arquivo(1, 'outro.txt', 1)], 517))).arquivo).toMatchObject({ id: 1 });
});

it('when it is the simulated one that was refused, its report is shown instead of waiting for another', async () => {
  expect((await receberLeituras(cenario([arquivo(1, 'outro.txt', 0)], 0))).arquivo).toMatchObject({ id: 9, aceitas: 0 });
});
