import { posix } from 'node:path';
import { linhas, type Arquivo } from './arquivos.ts';
import { funcoesLongas, importadosComCodigo, nomesUsados, textos } from './sintaxe.ts';

/** One departure from the conventions. `medida` is what may only shrink when the departure is listed as an exception. */
export interface Violacao {
  readonly regra: string;
  readonly caminho: string;
  readonly detalhe: string;
  readonly medida?: number;
}

type Regra = (arquivo: Arquivo) => Violacao[];

const CODIGO = /\.tsx?$/;
const TESTE = /(\.(test|arbitrarios)\.tsx?$|^test\/)/;
const LINHAS_DO_ARQUIVO = 300;
const LINHAS_DA_FUNCAO = 70;
const LINHAS_DA_LAMBDA = 60;
const RELOGIO = ['Date', 'Math.random', 'performance', 'process', 'setTimeout', 'setInterval', 'crypto.randomUUID', 'Intl.DateTimeFormat'];
const SQL = /\b(select\s[\s\S]*?\sfrom\s|insert\s+into\s|update\s+[\w."]+\s+set\s|delete\s+from\s|(create|alter|drop)\s+(table|index|schema|role|database|view|function)\s|truncate\s+[\w."]+|copy\s+[\w."]+.*\s(from|to)\s+std)/i;
/** Where SQL lives; tests prove what it did. */
const COM_SQL = /^(layers\/postgres|migrations|bench|test)\//;
// Written in pieces so that this file does not find itself.
const MAQUINA = [/\/work\/[a-z.]/, /\/root\//, /\/home\/[a-z]+\//, /\/Users\/[a-z]+\//, new RegExp('(?<!/var)/tmp' + '/[a-z]'), new RegExp('registry\\.' + 'npmjs'), new RegExp('npm' + 'mirror')];

const arquivoLongo: Regra = ({ caminho, texto }) => {
  const limite = /^functions\/.*(?<!\.test)\.ts$/.test(caminho) ? LINHAS_DA_LAMBDA : LINHAS_DO_ARQUIVO;
  const tamanho = linhas(texto);
  if (!/\.(tsx?|sql|cjs|mjs)$/.test(caminho) || tamanho <= limite) return [];
  return [{ regra: 'arquivo-longo', caminho, detalhe: `${tamanho} lines, limit ${limite}`, medida: tamanho }];
};

const funcaoLonga: Regra = ({ caminho, texto }) => {
  if (!CODIGO.test(caminho) || TESTE.test(caminho)) return [];
  return funcoesLongas(caminho, texto, LINHAS_DA_FUNCAO).map(({ linha, tamanho }) => ({
    regra: 'funcao-longa',
    caminho,
    detalhe: `line ${linha}: ${tamanho} lines, limit ${LINHAS_DA_FUNCAO}`,
    medida: tamanho,
  }));
};

const dominioPuro: Regra = ({ caminho, texto }) => {
  if (!/^domain\/.*\.ts$/.test(caminho) || TESTE.test(caminho)) return [];
  const nomes = RELOGIO.some((nome) => texto.includes(nome)) ? nomesUsados(caminho, texto) : new Set<string>();
  const daNode = /from 'node:/.test(texto) ? ['node:'] : [];
  return [...RELOGIO.filter((nome) => nomes.has(nome)), ...daNode].map((nome) => ({
    regra: 'dominio-puro',
    caminho,
    detalhe: `uses ${nome}: take the value as a parameter`,
  }));
};

const soTipos: Regra = ({ caminho, texto }) => {
  const proibido = caminho.startsWith('events/') ? /^domain\// : caminho.startsWith('infra/') ? /^functions\// : undefined;
  if (proibido === undefined || !CODIGO.test(caminho) || TESTE.test(caminho)) return [];
  return importadosComCodigo(caminho, texto)
    .map((modulo) => posix.join(posix.dirname(caminho), modulo))
    .filter((modulo) => proibido.test(modulo))
    .map((modulo) => ({ regra: 'so-tipos', caminho, detalhe: `only \`import type\` may bring ${modulo}` }));
};

const sqlForaDoLugar: Regra = ({ caminho, texto }) => {
  if (!CODIGO.test(caminho) || TESTE.test(caminho) || COM_SQL.test(caminho) || !SQL.test(texto)) return [];
  const achado = textos(caminho, texto).find((trecho) => SQL.test(trecho));
  return achado === undefined ? [] : [{ regra: 'sql-fora-do-lugar', caminho, detalhe: `SQL lives in layers/postgres: ${achado.trim().slice(0, 60)}` }];
};

const caminhoDeMaquina: Regra = ({ caminho, texto }) =>
  caminho === 'package-lock.json'
    ? []
    : MAQUINA.filter((padrao) => padrao.test(texto)).map((padrao) => ({
        regra: 'caminho-de-maquina',
        caminho,
        detalhe: `names a path or a host of one machine (${padrao.source})`,
      }));

const trancaSemHospedeiro: Regra = ({ caminho, texto }) =>
  caminho === 'package-lock.json' && texto.includes('"resolved"')
    ? [{ regra: 'tranca-sem-hospedeiro', caminho, detalhe: 'the lock names a registry: npm install --omit-lockfile-registry-resolved' }]
    : [];

/** Files share a worker, and with it what stands in the place of a module: a spy is the module itself until somebody says otherwise. */
const soEspiao: Regra = ({ caminho, texto }) =>
  /\.test\.tsx?$/.test(caminho) && /\bvi\.mock\((?!'[^']+', \{ spy: true \}\))/.test(texto)
    ? [{ regra: 'so-espiao', caminho, detalhe: 'use vi.mock(module, { spy: true }), and reset what it was taught' }]
    : [];

const REGRAS: readonly Regra[] = [arquivoLongo, funcaoLonga, dominioPuro, soTipos, sqlForaDoLugar, caminhoDeMaquina, trancaSemHospedeiro, soEspiao];

/** Everything that the conventions have against one file. */
export function conferirArquivo(arquivo: Arquivo): Violacao[] {
  return REGRAS.flatMap((regra) => regra(arquivo));
}
