import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { segredoDasChaves, type SegredoDasChaves } from '../../layers/pessoais/proteger.ts';
import { FalhaDoComando } from './falhas.ts';
import { motivoDoArquivo } from './motivos.ts';

const versao = z.object({ valor: z.string() });
const cofre = z.record(z.string(), z.object({ nome: z.string(), atual: versao, anterior: versao.nullish() }));
const credencial = z.object({ username: z.string(), password: z.string() });
type Guardado = z.output<typeof cofre>[string];

export const arquivoDosSegredos = (dados: string): string => join(dados, 'segredos.json');

/** The secrets of a data directory, by ARN. Throws {@link FalhaDoComando} when it was never started. */
function porArn(dados: string): z.output<typeof cofre> {
  try {
    return cofre.parse(JSON.parse(readFileSync(arquivoDosSegredos(dados), 'utf8')));
  } catch (e) {
    const motivo = motivoDoArquivo(e) ?? 'não se lê';
    throw new FalhaDoComando(`O arquivo de senhas e chaves da plataforma, ${arquivoDosSegredos(dados)}, ${motivo}. Rode "npm start" uma vez, ou diga em --dados a pasta de uma plataforma que já tenha rodado.`);
  }
}

const guardados = (dados: string): readonly Guardado[] => Object.values(porArn(dados));

/** Undefined when it is of another shape: most secrets are a JSON as their recipes make. */
function lido<E extends z.ZodType>(esquema: E, { valor }: { readonly valor: string }): z.output<E> | undefined {
  return valor.startsWith('{') ? esquema.safeParse(JSON.parse(valor)).data : undefined;
}

function exigir<T>(dados: string, achado: T | undefined, oQue: string): T {
  if (achado === undefined) throw new FalhaDoComando(`Os segredos de ${dados} não têm ${oQue}. Rode "npm start" uma vez.`);
  return achado;
}

/** Password of a role of the database. */
export function senhaDoPapel(dados: string, papel: string): string {
  const credenciais = guardados(dados).map(({ atual }) => lido(credencial, atual));
  return exigir(dados, credenciais.find((c) => c?.username === papel), `a senha de ${papel}`).password;
}

/** By name: the keys of sessions and of origins have the same shape. */
const ehDosPessoais = ({ nome }: Guardado): boolean => nome.includes('SegredoChavesPessoais');

/** The keys of personal data: what the functions read from the secret `chaves-pessoais`. */
export function chavesPessoais(dados: string): SegredoDasChaves {
  const segredo = guardados(dados).find(ehDosPessoais);
  return exigir(dados, segredo && lido(segredoDasChaves, segredo.atual), 'as chaves dos dados pessoais');
}

/** By which the service of secrets knows that secret. */
export function arnDasChavesPessoais(dados: string): string {
  const [arn] = Object.entries(porArn(dados)).find(([, segredo]) => ehDosPessoais(segredo)) ?? [];
  return exigir(dados, arn, 'as chaves dos dados pessoais');
}

/** The keys of personal data, opening also with every other key of the directory, past values too: under one of them personal data may have been encrypted before. */
export function comOutrasChaves(dados: string): SegredoDasChaves {
  const { anteriores = [], ...anel } = chavesPessoais(dados);
  const outras = guardados(dados).flatMap((s) => [ehDosPessoais(s) ? null : s.atual, s.anterior ?? null].flatMap((v) => (v === null ? [] : (lido(segredoDasChaves, v) ?? []))));
  return { ...anel, anteriores: [...anteriores, ...outras.map(({ chave }) => chave)] };
}
