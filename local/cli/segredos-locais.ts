import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { segredoDasChaves, type SegredoDasChaves } from '../../layers/pessoais/proteger.ts';
import { FalhaDoComando } from './falhas.ts';
import { motivoDoArquivo } from './motivos.ts';

const cofre = z.record(z.string(), z.object({ nome: z.string(), atual: z.object({ valor: z.string() }) }));
const credencial = z.object({ username: z.string(), password: z.string() });

interface Segredo {
  /** As CloudFormation named it, by what it is in the stack. */
  readonly nome: string;
  readonly valor: unknown;
}

/** The secrets of a data directory, each a JSON as its recipe makes. Throws {@link FalhaDoComando} when it was never started. */
function segredos(dados: string): readonly Segredo[] {
  try {
    const lido = cofre.parse(JSON.parse(readFileSync(join(dados, 'segredos.json'), 'utf8')));
    return Object.values(lido).map(({ nome, atual: { valor } }) => ({ nome, valor: valor.startsWith('{') ? (JSON.parse(valor) as unknown) : valor }));
  } catch (e) {
    const motivo = motivoDoArquivo(e) ?? 'não se lê';
    throw new FalhaDoComando(`O arquivo de senhas e chaves da plataforma, ${join(dados, 'segredos.json')}, ${motivo}. Rode "npm start" uma vez, ou diga em --dados a pasta de uma plataforma que já tenha rodado.`);
  }
}

function achar<E extends z.ZodType>(dados: string, esquema: E, serve: (valor: z.output<E>, nome: string) => boolean, oQue: string): z.output<E> {
  for (const { nome, valor } of segredos(dados)) {
    const lido = esquema.safeParse(valor);
    if (lido.success && serve(lido.data, nome)) return lido.data;
  }
  throw new FalhaDoComando(`Os segredos de ${dados} não têm ${oQue}. Rode "npm start" uma vez.`);
}

/** Password of a role of the database. */
export function senhaDoPapel(dados: string, papel: string): string {
  return achar(dados, credencial, (c) => c.username === papel, `a senha de ${papel}`).password;
}

/** The keys of personal data: told from the other keys by their name, for all keys look alike. */
export function chavesPessoais(dados: string): SegredoDasChaves {
  return achar(dados, segredoDasChaves, (_, nome) => nome.includes('ChavesPessoais'), 'as chaves dos dados pessoais');
}
