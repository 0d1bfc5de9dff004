import { descreverAlvo } from '../../../../domain/comum/auditoria/alvo.ts';
import type { Achado, EvidenciaAchada } from '../../../../domain/gerencial/achado.ts';
import type { ParametrosDe } from '../../../../domain/gerencial/regras-de-fraude.ts';
import type { Executor } from '../../conexao.ts';
import { APARELHO } from './aparelho.ts';
import { DA_AUDITORIA, DE_GENTE, EM_BRASILIA, ISO, MAIOR_NUMERO_DE_ACHADOS, QUEM } from './gente.ts';

interface Fato {
  readonly aspecto?: 'hora' | 'ip' | 'aparelho';
  readonly usuario: string;
  readonly marca: string;
  readonly em: string;
  readonly vezes: number;
  readonly detalhe: string;
}

/**
 * $1 days of custom, $2 fewest acts in it, $3 recent days, $4 how rare an hour is, in a thousand. The custom ends where what is judged begins. The audit is
 * read once, into a row for each (person, hour, address, device). An hour counts with its neighbours: who leaves at 18h one day may leave at 18h05 another.
 */
const FORA_DO_COSTUME = `
WITH lido AS MATERIALIZED (
  SELECT ${QUEM} AS usuario, a.ip, a.dispositivo, extract(hour FROM ${EM_BRASILIA})::integer AS hora, r.recente, CASE WHEN r.recente THEN to_char(${EM_BRASILIA}, 'YYYY-MM-DD') END AS dia, min(a.em) AS em, count(*)::integer AS atos
    FROM ${DA_AUDITORIA}, LATERAL (SELECT a.em >= now() - make_interval(days => $3) AS recente) r
   WHERE ${DE_GENTE} AND a.em >= now() - make_interval(days => $1) GROUP BY 1, 2, 3, 4, 5, 6),
base AS MATERIALIZED (SELECT l.*, ${APARELHO('l.dispositivo')} AS aparelho FROM lido l),
costume AS MATERIALIZED (SELECT usuario, sum(atos) AS atos FROM base WHERE NOT recente GROUP BY usuario HAVING sum(atos) >= $2),
porHora AS MATERIALIZED (SELECT usuario, hora, sum(atos) AS atos FROM base WHERE NOT recente GROUP BY usuario, hora),
novos AS (
  SELECT 'hora' AS aspecto, b.usuario, format('hora:%s:%s', b.dia, b.hora) AS marca, min(b.em) AS em, sum(b.atos)::integer AS vezes, b.hora::text AS detalhe
    FROM base b JOIN costume c USING (usuario) WHERE b.recente GROUP BY b.usuario, b.dia, b.hora, c.atos
  HAVING 1000 * coalesce((SELECT sum(h.atos) FROM porHora h WHERE h.usuario = b.usuario AND (h.hora - b.hora + 25) % 24 <= 2), 0) <= $4 * c.atos
  UNION ALL
  ${origem('ip', 'host(b.ip)')}
  UNION ALL
  ${origem('aparelho', 'b.aparelho')})
SELECT aspecto, usuario, marca, ${ISO('em')} AS em, vezes, detalhe FROM novos ORDER BY novos.em, usuario, marca LIMIT ${MAIOR_NUMERO_DE_ACHADOS}`;

function origem(coluna: 'ip' | 'aparelho', texto: string): string {
  return `SELECT '${coluna}', b.usuario, format('${coluna}:%s', md5(${texto})), min(b.em), sum(b.atos)::integer, left(${texto}, 200)
    FROM base b JOIN costume USING (usuario)
   WHERE b.recente AND b.${coluna} IS NOT NULL AND NOT EXISTS (SELECT FROM base v WHERE v.usuario = b.usuario AND NOT v.recente AND v.${coluna} = b.${coluna}) GROUP BY b.usuario, b.${coluna}`;
}

/** $1 recent days, $2 minutes. Only addresses of the same family: a machine has one of each. */
const DOIS_LUGARES = `
WITH atos AS (
  SELECT a.id, ${QUEM} AS usuario, a.em, a.ip, lag(a.ip) OVER w AS antes, a.em - lag(a.em) OVER w AS depois_de
    FROM ${DA_AUDITORIA} WHERE ${DE_GENTE} AND a.ip IS NOT NULL AND a.em >= now() - make_interval(days => $1) WINDOW w AS (PARTITION BY ${QUEM}, family(a.ip) ORDER BY a.em, a.id))
SELECT a.usuario, format('lugares:%s:%s:%s', to_char(min(${EM_BRASILIA}), 'YYYY-MM-DD'), host(least(a.ip, a.antes)), host(greatest(a.ip, a.antes))) AS marca, ${ISO('min(a.em)')} AS em, count(*)::integer AS vezes,
       host(least(a.ip, a.antes)) || ' e ' || host(greatest(a.ip, a.antes)) AS detalhe
  FROM atos a WHERE a.antes <> a.ip AND a.depois_de <= make_interval(mins => $2)
 GROUP BY a.usuario, (${EM_BRASILIA})::date, least(a.ip, a.antes), greatest(a.ip, a.antes) ORDER BY min(a.em), a.usuario LIMIT ${MAIOR_NUMERO_DE_ACHADOS}`;

interface Serie {
  readonly alvo: string;
  readonly dia: string;
  readonly em: string;
  readonly vezes: number;
  /** Of the user whose login was tried. */
  readonly nome: string | null;
}

/** $1 recent days, $2 refusals, $3 minutes. By the login that was tried, and by where it came from: one login from many places, and many from one. A row may stand for many (migrations/0043). */
const RECUSAS = `
WITH recusa AS (
  SELECT a.em, alvo, coalesce((a.depois ->> 'repeticoes')::bigint, 1) AS vezes FROM comum.auditoria a, unnest(ARRAY[CASE WHEN starts_with(a.objeto, 'usuario:') THEN a.objeto END, 'ip:' || host(a.ip)]) alvo
   WHERE a.funcao = 'acesso/entrar' AND a.resultado = 'RECUSADO' AND alvo IS NOT NULL AND a.em >= now() - make_interval(days => $1)),
serie AS (SELECT alvo, em, sum(vezes) OVER (PARTITION BY alvo ORDER BY em RANGE BETWEEN make_interval(mins => $3) PRECEDING AND CURRENT ROW) AS vezes FROM recusa)
SELECT alvo, to_char(a.em AT TIME ZONE 'America/Sao_Paulo', 'YYYY-MM-DD') AS dia, ${ISO('min(a.em)')} AS em, max(vezes)::integer AS vezes, min(u.nome) AS nome
  FROM serie a LEFT JOIN acesso.usuario u ON 'usuario:' || u.login = a.alvo
 WHERE vezes >= $2 GROUP BY alvo, 2 ORDER BY 3, alvo LIMIT ${MAIOR_NUMERO_DE_ACHADOS}`;

/** R10: a person acts when, from where or in a way that is not the usual of that person (TR 3.4, 6.3). */
export async function procurarAcessos(banco: Executor, p: ParametrosDe<'R10'>): Promise<readonly Achado[]> {
  const { rows: fora } = await banco.query<Fato>(FORA_DO_COSTUME, [p.historicoDias, p.amostras, p.recentesDias, p.raroPorMil]);
  const { rows: lugares } = await banco.query<Fato>(DOIS_LUGARES, [p.recentesDias, p.minutosEntreLugares]);
  const recusas = await banco.query<Serie>(RECUSAS, [p.recentesDias, p.recusas, p.janelaMinutos]);
  return [
    ...porPessoa('hora', 'age em horas em que não costuma trabalhar', fora.filter((f) => f.aspecto === 'hora'), (f) => ({ texto: `${atos(f.vezes)} a partir das ${f.detalhe.padStart(2, '0')}h, hora em que não costuma agir`, pontos: 50, dados: { hora: Number(f.detalhe), atos: f.vezes } })),
    ...porPessoa('origem', 'age de endereço ou aparelho nunca visto', fora.filter((f) => f.aspecto !== 'hora'), (f) =>
      f.aspecto === 'ip'
        ? { texto: `${atos(f.vezes)} do endereço ${f.detalhe}, nunca usado antes por esta pessoa`, pontos: 45, dados: { ip: f.detalhe, atos: f.vezes } }
        : { texto: `${atos(f.vezes)} de um aparelho nunca usado antes por esta pessoa: ${f.detalhe}`, pontos: 30, dados: { aparelho: f.detalhe, atos: f.vezes } }),
    ...porPessoa('lugares', 'age de dois endereços ao mesmo tempo', lugares, (f) => ({ texto: `Agiu de ${f.detalhe} em menos de ${p.minutosEntreLugares} minutos, ${f.vezes === 1 ? 'uma vez' : `${f.vezes} vezes`} no dia`, pontos: 70, dados: { enderecos: f.detalhe, vezes: f.vezes } })),
    ...deRecusas(recusas.rows, p),
  ];
}

const atos = (quantos: number): string => (quantos === 1 ? 'Um ato' : `${quantos} atos`);

type DoFato = Pick<EvidenciaAchada, 'texto' | 'pontos' | 'dados'>;

function porPessoa(aspecto: string, oque: string, fatos: readonly Fato[], evidencia: (f: Fato) => DoFato): readonly Achado[] {
  return [...new Set(fatos.map((f) => f.usuario))].map((usuario) => ({
    chave: `${usuario}/${aspecto}`,
    titulo: `${usuario} ${oque}`,
    usuarios: [usuario],
    objetos: [],
    evidencias: fatos.filter((f) => f.usuario === usuario).map((f) => ({ marca: f.marca, em: f.em, objeto: null, ...evidencia(f) })),
  }));
}

function deRecusas(series: readonly Serie[], p: ParametrosDe<'R10'>): readonly Achado[] {
  return [...new Set(series.map((s) => s.alvo))].map((alvo) => {
    const dele = series.filter((s) => s.alvo === alvo);
    return {
      chave: `recusas/${alvo}`,
      titulo: `Entradas recusadas em série: ${alvo.startsWith('ip:') ? `endereço ${alvo.slice(3)}` : descreverAlvo(alvo, dele[0]?.nome)}`,
      usuarios: [...new Set(dele.flatMap((s) => (s.nome === null ? [] : [s.nome])))],
      objetos: [alvo],
      evidencias: dele.map((s) => ({ marca: `recusas:${s.dia}`, em: s.em, texto: `${s.vezes} entradas recusadas em ${p.janelaMinutos} minutos`, pontos: Math.min(90, 40 + s.vezes), objeto: alvo, dados: { vezes: s.vezes } })),
    };
  });
}
