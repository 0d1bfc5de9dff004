import { randomBytes } from 'node:crypto';
import { recifrarPessoas } from '../postgres/cadastro/recifrar-pessoas.ts';
import { retirarChaves } from '../postgres/cadastro/retirar-chaves.ts';
import { auditar, type Autor } from '../postgres/comum/auditoria.ts';
import type { Pool } from '../postgres/conexao.ts';
import { comConexao, emTransacao } from '../postgres/transacao.ts';
import { nomeDaChavePessoal, protecaoDePessoas, segredoDasChaves, VALIDADE_DAS_CHAVES_S, type SegredoDasChaves } from './proteger.ts';

/** Where the ring is kept. `desde`: when what is there was put, by the clock of the machines. */
export interface CofreDasChaves {
  readonly ler: () => Promise<{ readonly anel: SegredoDasChaves; readonly desde: Date }>;
  readonly gravar: (anel: SegredoDasChaves) => Promise<void>;
}

/** What a rotation tells while it goes. */
export type Andamento =
  | { readonly passo: 'ANUNCIADA' | 'EM_USO' | 'RETIRADA'; readonly chave: string }
  | { readonly passo: 'ESPERANDO'; readonly segundos: number }
  | { readonly passo: 'CIFRANDO'; readonly feitos: number };

export interface TrocaDeChave {
  readonly cofre: CofreDasChaves;
  readonly dono: Pool;
  readonly autor: Autor;
  readonly motivo: string;
  /** False only where nobody else reads the secret now. */
  readonly esperar: boolean;
  readonly dizer: (andamento: Andamento) => void;
}

export interface Trocada {
  readonly chave: string;
  readonly retiradas: readonly string[];
  readonly recifrados: number;
  /** Opened by no key: nothing was retired. */
  readonly perdidos: number;
}

/** Who read the secret in the last second of its validity still writes for the time of one call. */
const FOLGA_S = 60;

async function esperarQueTodosLeiam({ cofre, esperar, dizer }: TrocaDeChave): Promise<void> {
  const faltam = esperar ? (await cofre.ler()).desde.getTime() + (VALIDADE_DAS_CHAVES_S + FOLGA_S) * 1000 - Date.now() : 0;
  if (faltam <= 0) return;
  dizer({ passo: 'ESPERANDO', segundos: Math.ceil(faltam / 1000) });
  await new Promise((resolver) => setTimeout(resolver, faltam));
}

/** One whose name no other of the ring has: by its name is how a key is found. */
function chaveNova(anel: SegredoDasChaves): string {
  const nomes = new Set([anel.chave, ...(anel.anteriores ?? [])].map(nomeDaChavePessoal));
  for (;;) {
    const nova = randomBytes(48).toString('base64url');
    if (!nomes.has(nomeDaChavePessoal(nova))) return nova;
  }
}

/**
 * Changes the master key of personal data while the system is in use (docs/adr/0035). Where it is lies in the secret alone, so that killed anywhere it goes on from
 * there: known by all → in use by all → nothing left under those of before → they are retired by the database, and only then leave the secret.
 */
export function trocarChave(t: TrocaDeChave): Promise<Trocada | 'OUTRA_EM_CURSO'> {
  return comConexao(t.dono, async (cliente) => {
    const { rows } = await cliente.query<{ minha: boolean }>(`SELECT pg_try_advisory_lock(hashtext('chaves-pessoais')) AS minha`);
    if (rows[0]?.minha !== true) return 'OUTRA_EM_CURSO';
    try {
      return await trocar(t);
    } finally {
      await cliente.query(`SELECT pg_advisory_unlock(hashtext('chaves-pessoais'))`);
    }
  });
}

async function trocar(t: TrocaDeChave): Promise<Trocada> {
  const { cofre, dono, autor, motivo, dizer } = t;
  const registrar = (depois: object, resultado: 'PEDIDO' | 'FEITO', banco: Parameters<typeof auditar>[0] = dono) =>
    auditar(banco, { autor, funcao: 'cadastro/trocar-chave-pessoal', objeto: 'dados-pessoais:chave', depois, motivo, resultado });
  let { anel } = await cofre.ler();
  const anteriores = anel.anteriores ?? [];
  if (anel.proxima === undefined && anteriores.length === 0) anel = { ...anel, proxima: chaveNova(anel) };
  await registrar({ de: nomeDaChavePessoal(anel.proxima === undefined ? (anteriores[0] ?? anel.chave) : anel.chave), para: nomeDaChavePessoal(anel.proxima ?? anel.chave) }, 'PEDIDO');
  if (anel.proxima !== undefined) {
    const { proxima } = anel;
    if ((await cofre.ler()).anel.proxima !== proxima) await cofre.gravar(anel);
    dizer({ passo: 'ANUNCIADA', chave: nomeDaChavePessoal(proxima) });
    await esperarQueTodosLeiam(t);
    // a ring that readers would refuse is never put
    anel = segredoDasChaves.parse({ chave: proxima, anteriores: [anel.chave, ...anteriores] });
    await cofre.gravar(anel);
  }
  const chave = nomeDaChavePessoal(anel.chave);
  dizer({ passo: 'EM_USO', chave });
  const protecao = protecaoDePessoas(anel);
  const recifrar = () => recifrarPessoas(dono, protecao, (feitos) => dizer({ passo: 'CIFRANDO', feitos }));
  const primeira = await recifrar();
  await esperarQueTodosLeiam(t);
  const ultima = await recifrar();
  const recifrados = primeira.recifrados + ultima.recifrados;
  if (ultima.perdidos > 0) return { chave, retiradas: [], recifrados, perdidos: ultima.perdidos };
  const retiradas = (anel.anteriores ?? []).map(nomeDaChavePessoal);
  await emTransacao(dono, async (cliente) => {
    await retirarChaves(cliente, protecao.prefixos.slice(1));
    await registrar({ chave, retiradas, recifrados }, 'FEITO', cliente);
  });
  await cofre.gravar({ chave: anel.chave });
  for (const retirada of retiradas) dizer({ passo: 'RETIRADA', chave: retirada });
  return { chave, retiradas, recifrados, perdidos: 0 };
}
