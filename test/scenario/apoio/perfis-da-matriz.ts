/** The people who call every route: what each may is written here, and what is expected of each call is read from it and from the contract alone. */
import { acoesDa, FUNCOES, GRUPOS_DE_TRABALHO, TODAS_AS_FUNCOES, type Funcao } from '../../../domain/acesso/funcoes.ts';
import type { Acao } from '../../../domain/acesso/permissao.ts';
import { PARES_SEGREGADOS } from '../../../domain/acesso/segregacao.ts';
import type { Pool } from '../../../layers/postgres/conexao.ts';

export interface PerfilDaMatriz {
  /** Login of the person, too. */
  readonly codigo: string;
  readonly pode: ReadonlySet<`${string}:${Acao}`>;
  /** Only in the setor of the things that are asked for, only in another, or everywhere. */
  readonly onde: 'EM_TODA_PARTE' | 'NO_SETOR' | 'EM_OUTRO_SETOR';
}

const tudoDe = (funcoes: readonly Funcao[], acoes?: readonly Acao[]): ReadonlySet<`${string}:${Acao}`> =>
  new Set(funcoes.flatMap((funcao) => acoesDa(funcao).filter((acao) => acoes === undefined || acoes.includes(acao)).map((acao): `${string}:${Acao}` => `${funcao}:${acao}`)));

/** One who may nothing, one of each menu group, one who only looks, and those who may everything in one place. */
export const PERFIS: readonly PerfilDaMatriz[] = [
  { codigo: 'm-nada', pode: new Set(), onde: 'EM_TODA_PARTE' },
  { codigo: 'm-consulta', pode: tudoDe(TODAS_AS_FUNCOES, ['consultar']), onde: 'EM_TODA_PARTE' },
  { codigo: 'm-tudo', pode: tudoDe(TODAS_AS_FUNCOES), onde: 'EM_TODA_PARTE' },
  { codigo: 'm-no-setor', pode: tudoDe(TODAS_AS_FUNCOES), onde: 'NO_SETOR' },
  { codigo: 'm-em-outro-setor', pode: tudoDe(TODAS_AS_FUNCOES), onde: 'EM_OUTRO_SETOR' },
  ...Object.keys(GRUPOS_DE_TRABALHO).map((grupo): PerfilDaMatriz => ({ codigo: `m-${grupo}`, pode: tudoDe(TODAS_AS_FUNCOES.filter((f) => FUNCOES[f].grupo === grupo)), onde: 'EM_TODA_PARTE' })),
];

/** Two people of each profile: one whose hours are open, and `<codigo>-fora`, whose only day is another one. */
export async function cadastrarPerfis(dono: Pool, setores: { readonly alvo: number; readonly outro: number }, outroDia: number): Promise<void> {
  for (const { codigo, pode, onde } of PERFIS) {
    await dono.query('INSERT INTO acesso.perfil (codigo, nome) VALUES ($1, $1)', [codigo]);
    const escopo = onde === 'EM_TODA_PARTE' ? null : [onde === 'NO_SETOR' ? setores.alvo : setores.outro];
    const pares = [...pode].map((permissao) => permissao.split(':'));
    await dono.query(`INSERT INTO acesso.concessao (perfil, funcao, acoes, setores) SELECT $1, p.funcao, array_agg(p.acao), $4 FROM unnest($2::text[], $3::text[]) AS p (funcao, acao) GROUP BY p.funcao`, [
      codigo,
      pares.map(([funcao]) => funcao),
      pares.map(([, acao]) => acao),
      escopo,
    ]);
    for (const login of [codigo, `${codigo}-fora`]) {
      await dono.query(
        `WITH u AS (INSERT INTO acesso.usuario (login, nome, email, troca_senha) VALUES ($1, $1, $1 || '@saae.example', false) RETURNING id)
         INSERT INTO acesso.usuario_perfil (usuario, perfil) SELECT u.id, $2 FROM u`,
        [login, codigo],
      );
    }
    // who may everything holds both sides of every pair
    await dono.query(
      `INSERT INTO acesso.excecao_de_segregacao (usuario, par, de, ate, motivo) SELECT u.id, p, current_date - 1, current_date + 365, 'matriz de acesso' FROM acesso.usuario u, unnest($2::text[]) p WHERE u.login IN ($1, $1 || '-fora')`,
      [codigo, PARES_SEGREGADOS.map((par) => par.codigo)],
    );
    await dono.query(`INSERT INTO acesso.janela (usuario, dias, inicio, fim) SELECT id, ARRAY[$2]::smallint[], 0, 1440 FROM acesso.usuario WHERE login = $1`, [`${codigo}-fora`, outroDia]);
  }
}
