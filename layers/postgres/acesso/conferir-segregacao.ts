/** The segregation of duties of one person, as the transaction in course has left him (docs/adr/0019). */
import type { Instantaneo } from '../../../domain/acesso/permissao.ts';
import { paresAbertos, type Periodo } from '../../../domain/acesso/pares-abertos.ts';
import { PARES_SEGREGADOS, type ParSegregado } from '../../../domain/acesso/segregacao.ts';
import { recusa, type Recusa } from '../../../domain/comum/resultado.ts';
import type { Executor } from '../conexao.ts';
import { lerDireitos } from './direitos.ts';
import type { PessoaNomeada } from './pessoas.ts';

type ParRecusado = { readonly ok: false; readonly erro: Recusa & { readonly codigo: 'acesso/par-segregado' } };

/**
 * Runs `mudar`, which gives something to `usuario`, and says whether it opens a segregated pair that was not open before: then what `mudar` did is undone, and the
 * refusal names the pair. The caller holds `travarDireitos` of that person.
 */
export async function semAbrirPar<T>(cliente: Executor, usuario: string, periodo: Periodo, mudar: () => Promise<T>): Promise<{ readonly ok: true; readonly valor: T } | ParRecusado> {
  return semAbrir(cliente, [{ id: usuario, nome: null }], periodo, mudar);
}

/** The same for what changes the rights of several people at once: the refusal names the pair and the first person who would hold it. The caller holds `travarDireitos` of all of them. */
export async function semAbrirParDeNinguem<T>(cliente: Executor, pessoas: readonly PessoaNomeada[], periodo: Periodo, mudar: () => Promise<T>): Promise<{ readonly ok: true; readonly valor: T } | ParRecusado> {
  return semAbrir(cliente, pessoas, periodo, mudar);
}

interface Conferida {
  readonly id: string;
  /** Null: the refusal need not say who. */
  readonly nome: string | null;
}

async function semAbrir<T>(cliente: Executor, pessoas: readonly Conferida[], periodo: Periodo, mudar: () => Promise<T>): Promise<{ readonly ok: true; readonly valor: T } | ParRecusado> {
  const antes = new Map<string, readonly ParSegregado[]>();
  for (const { id } of pessoas) antes.set(id, await abertosDe(cliente, id, periodo));
  await cliente.query('SAVEPOINT sem_abrir_par');
  const valor = await mudar();
  for (const pessoa of pessoas) {
    const novos = (await abertosDe(cliente, pessoa.id, periodo)).filter((par) => antes.get(pessoa.id)?.includes(par) !== true);
    if (novos.length > 0) {
      await cliente.query('ROLLBACK TO SAVEPOINT sem_abrir_par');
      return pessoa.nome === null ? recusaDoPar(novos) : recusaDoParDe(pessoa.nome, novos);
    }
  }
  await cliente.query('RELEASE SAVEPOINT sem_abrir_par');
  return { ok: true, valor };
}

/** The pairs that are open of a person in the period. */
async function abertosDe(cliente: Executor, usuario: string, periodo: Periodo): Promise<readonly ParSegregado[]> {
  const lidos = await lerDireitos(cliente, { tipo: 'usuario', id: usuario });
  if (lidos === undefined) return [];
  // who is disabled now may be enabled with what he holds
  const instantaneo: Instantaneo = { ...lidos.instantaneo, ativo: true };
  return paresAbertos(instantaneo, PARES_SEGREGADOS, lidos.segregacao?.excecoes ?? [], periodo);
}

function recusaDoPar(pares: readonly ParSegregado[]): ParRecusado {
  const nomes = pares.map(({ nome }) => `"${nome}"`).join(', ');
  return recusa('acesso/par-segregado', `Com isto a mesma pessoa poderia ${pares.length === 1 ? 'fazer os dois lados de um controle' : 'fazer os dois lados de controles'}: ${nomes}. Escolha outra pessoa, retire um dos lados ou peça uma exceção com prazo ao administrador.`);
}

function recusaDoParDe(quem: string, pares: readonly ParSegregado[]): ParRecusado {
  const nomes = pares.map(({ nome }) => `"${nome}"`).join(', ');
  return recusa('acesso/par-segregado', `Com isto ${quem} poderia fazer os dois lados de um controle: ${nomes}. Retire um dos lados do perfil, tire o perfil de ${quem} ou dê a essa pessoa uma exceção com prazo.`);
}
