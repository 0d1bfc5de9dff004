import { FUNCOES, TODAS_AS_FUNCOES } from '../../../../domain/acesso/funcoes.ts';
import { permissoesEfetivas, type PermissaoEfetiva } from '../../../../domain/acesso/permissoes-efetivas.ts';
import { privilegioConhecido } from '../../../../domain/acesso/privilegios-conhecidos.ts';
import { conflitos, PARES_SEGREGADOS, type ExcecaoDeSegregacao } from '../../../../domain/acesso/segregacao.ts';
import { dataCivil } from '../../../../domain/comum/data-civil.ts';
import type { Achado } from '../../../../domain/gerencial/achado.ts';
import { direitosSemUso } from '../../../../domain/gerencial/direito-do-ato.ts';
import type { ParametrosDe } from '../../../../domain/gerencial/regras-de-fraude.ts';
import { lerDireitos } from '../../acesso/direitos.ts';
import type { Executor } from '../../conexao.ts';

interface Usuario {
  readonly id: string;
  readonly login: string;
  readonly nome: string;
  readonly administrador: boolean;
  /** Here for long enough to have used what he has. */
  readonly antigo: boolean;
  readonly hoje: string;
  readonly atos: readonly string[];
  readonly excecoes: readonly { readonly par: string; readonly de: string; readonly ate: string; readonly motivo: string; readonly encerrada: string | null }[];
}

/** Each active person, with the kinds of act of $1 days, but for what was refused. */
const USUARIOS = `
WITH ato AS MATERIALIZED (
  SELECT n.usuario AS quem, array_agg(DISTINCT a.funcao) AS atos FROM comum.auditoria a JOIN gerencial.nome_de_gente n ON lower(n.nome) = lower(a.usuario) WHERE a.em >= now() - make_interval(days => $1) AND a.resultado <> 'RECUSADO' GROUP BY 1)
SELECT u.id, u.login, u.nome, u.administrador, u.criado_em < now() - make_interval(days => $1) AS antigo, to_char(now() AT TIME ZONE 'America/Sao_Paulo', 'YYYY-MM-DD') AS hoje, coalesce(t.atos, '{}') AS atos,
       coalesce((SELECT json_agg(json_build_object('par', x.par, 'de', x.de, 'ate', x.ate, 'motivo', x.motivo, 'encerrada', (x.encerrada_em AT TIME ZONE 'America/Sao_Paulo')::date)) FROM acesso.excecao_de_segregacao x WHERE x.usuario = u.id), '[]') AS excecoes
  FROM acesso.usuario u LEFT JOIN ato t ON t.quem = u.id WHERE u.ativo ORDER BY u.login`;

/** A named act that is still somebody's who no longer works here: it would come back with him. */
const ORFAOS = `
SELECT u.id, u.login, u.nome, p.id AS privilegio, p.privilegio AS codigo, p.ate::text AS ate
  FROM acesso.privilegio_concedido p JOIN acesso.usuario u ON u.id = p.usuario
 WHERE NOT u.ativo AND p.retirado_em IS NULL AND p.ate >= (now() AT TIME ZONE 'America/Sao_Paulo')::date ORDER BY u.login, p.id`;

/**
 * The part of R12 that looks at rights: pairs that one person may not hold together, rights that nobody used, privileges of who left. What a person may
 * do is asked of the rules of access, person by person: profiles, denials and loans as the door itself counts them.
 */
export async function procurarDireitosDemais(banco: Executor, p: ParametrosDe<'R12'>): Promise<readonly Achado[]> {
  const { rows: usuarios } = await banco.query<Usuario>(USUARIOS, [p.diasSemUso]);
  const achados: Achado[] = [];
  for (const u of usuarios) {
    const direitos = await lerDireitos(banco, { tipo: 'usuario', id: u.id });
    if (direitos === undefined) continue;
    const efetivas = permissoesEfetivas(direitos.instantaneo, dataCivil(u.hoje));
    achados.push(...paresDe(u, efetivas));
    // of an administrator the whole access is judged, and not each part of it
    if (u.antigo && !u.administrador) achados.push(...semUsoDe(u, efetivas, p.diasSemUso));
  }
  const orfaos = await banco.query<{ id: string; login: string; nome: string; privilegio: number; codigo: string; ate: string }>(ORFAOS);
  return [...achados, ...orfaos.rows.map(orfao)];
}

function paresDe(u: Usuario, efetivas: readonly PermissaoEfetiva[]): readonly Achado[] {
  const excecoes = u.excecoes.filter((e) => e.encerrada === null).map(({ par, de, ate, motivo }): ExcecaoDeSegregacao => ({ par, motivo, de: dataCivil(de), ate: dataCivil(ate) }));
  const { abertos } = conflitos(efetivas, PARES_SEGREGADOS, excecoes, dataCivil(u.hoje));
  if (abertos.length === 0) return [];
  return [
    {
      ...doUsuario(u, 'pares', `${u.nome} pode fazer o que se separa entre duas pessoas`),
      evidencias: abertos.map((par) => {
        const desde = fimDaExcecao(u, par.codigo);
        const texto = `${par.nome}: as duas partes com a mesma pessoa, ${desde === undefined ? 'sem exceção em vigor' : `e a exceção acabou em ${desde.split('-').reverse().join('/')}`}`;
        return { marca: desde === undefined ? `par:${par.codigo}` : `par:${par.codigo}:desde:${desde}`, em: null, texto, pontos: 70, objeto: `usuario:${u.login}`, dados: { par: par.codigo } };
      }),
    },
  ];
}

/** The day on which the last exception to a pair ended. A pair that is open again is another fact than the one which the exception had answered. */
function fimDaExcecao(u: Usuario, par: string): string | undefined {
  const fins = u.excecoes.filter((e) => e.par === par && (e.encerrada !== null || e.ate < u.hoje)).map((e) => (e.encerrada !== null && e.encerrada < e.ate ? e.encerrada : e.ate));
  return fins.sort().at(-1);
}

const nomeDoPrivilegio = (codigo: string): string => privilegioConhecido(codigo)?.nome ?? codigo;

/** `Ligações: consultar`: what is no function any more is said as it is kept. */
function direitoEmPalavras(direito: string): string {
  const [codigo, acao = ''] = direito.split(':');
  const funcao = TODAS_AS_FUNCOES.find((f) => f === codigo);
  return funcao === undefined ? direito : `${FUNCOES[funcao].nome}: ${acao}`;
}

function semUsoDe(u: Usuario, efetivas: readonly PermissaoEfetiva[], dias: number): readonly Achado[] {
  const parados = direitosSemUso(efetivas.map(({ funcao, acao }) => `${funcao}:${acao}`), u.atos);
  if (parados.length === 0) return [];
  return [
    {
      ...doUsuario(u, 'direitos-sem-uso', `${u.nome} tem direitos que não usa`),
      evidencias: parados.map((direito) => ({ marca: `direito:${direito}`, em: null, texto: `O direito “${direitoEmPalavras(direito)}” não é usado há ${dias} dias ou mais: pode ser retirado`, pontos: 30, objeto: `usuario:${u.login}`, dados: { direito, dias } })),
    },
  ];
}

function orfao(o: { readonly id: string; readonly login: string; readonly nome: string; readonly privilegio: number; readonly codigo: string; readonly ate: string }): Achado {
  return {
    ...doUsuario(o, `privilegio/${o.privilegio}`, `${o.nome} está inativo e ainda tem o privilégio “${nomeDoPrivilegio(o.codigo)}”`),
    evidencias: [{ marca: 'orfao', em: null, texto: `O privilégio “${nomeDoPrivilegio(o.codigo)}” vale até ${o.ate.split('-').reverse().join('/')} para quem já não trabalha aqui: retire-o`, pontos: 50, objeto: `usuario:${o.login}`, dados: { privilegio: o.codigo, ate: o.ate } }],
  };
}

function doUsuario(u: { readonly id: string; readonly login: string; readonly nome: string }, aspecto: string, titulo: string): Omit<Achado, 'evidencias'> {
  return { chave: `${u.id}/${aspecto}`, titulo, usuarios: [u.nome], objetos: [`usuario:${u.login}`] };
}
