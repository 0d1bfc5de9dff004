/** `npm run bench:fraude`: names of 400 users against those of 180,000 people responsible for ligações (R7), and the rules of the audit against 1,000,000 acts. */
import type pg from 'pg';
import { REGRAS_DE_FRAUDE, type CodigoDaRegra } from '../domain/gerencial/regras-de-fraude.ts';
import { protecaoDePessoas } from '../layers/pessoais/proteger.ts';
import { criarPool } from '../layers/postgres/conexao.ts';
import { cacarFraudes } from '../layers/postgres/gerencial/cacar-fraudes.ts';
import { migrar } from '../layers/postgres/migrador.ts';
import { garantirBanco, MIGRADOR } from '../local/banco/papeis.ts';
import { criarAleatorio, type Aleatorio } from '../local/semear/aleatorio.ts';
import { PRENOMES, SOBRENOMES } from '../local/semear/dados/nomes.ts';
import { iniciarServidor } from './banco/servidor.ts';

const PESSOAS = 180_000;
const USUARIOS = 400;
const ATOS = 1_000_000;
const POR_VEZ = 20_000;
const PLANTADOS = 10;
/** What the utility may wait for the names. */
const META_MS = 15_000;
const protecao = protecaoDePessoas({ chave: 'chave-mestra-do-bench-com-mais-de-32-letras' });

const SILABAS = ['ba', 'ce', 'di', 'fo', 'gu', 'la', 'me', 'ni', 'po', 'ru', 'sa', 'te', 'vi', 'zo', 'bra', 'cre', 'tri', 'lho', 'nha', 'que'];

/** Few surnames that many have, and a long tail of those that few have, as in a town (rank^-1.1). */
function sobrenomes(sorte: Aleatorio): () => string {
  const cauda = Array.from({ length: 8_000 }, () => Array.from({ length: 3 }, () => sorte.escolher(SILABAS)).join(''));
  const todos = [...SOBRENOMES, ...cauda];
  const acumulado: number[] = [];
  for (let i = 0, soma = 0; i < todos.length; i++) acumulado.push((soma += (i + 1) ** -1.1));
  const total = acumulado.at(-1) ?? 1;
  return () => {
    const alvo = sorte.unidade() * total;
    let [baixo, alto] = [0, acumulado.length - 1];
    while (baixo < alto) {
      const meio = (baixo + alto) >> 1;
      if ((acumulado[meio] ?? 0) < alvo) baixo = meio + 1;
      else alto = meio;
    }
    return todos[baixo] ?? '';
  };
}

async function povoar(c: pg.Client): Promise<void> {
  const sorte = criarAleatorio(1, 'caca-fraude');
  const sobrenome = sobrenomes(sorte);
  const nome = (): string => `${sorte.escolher(PRENOMES)}${sorte.chance(0.35) ? ` ${sorte.escolher(PRENOMES)}` : ''}${sorte.chance(0.6) ? ` ${sobrenome()}` : ''} ${sobrenome()}`;
  await c.query(`INSERT INTO cadastro.localidade VALUES (1, 'Sede', 'Cidade', 'SP'); INSERT INTO cadastro.setor VALUES (1, 1, 1, 'Centro'); INSERT INTO cadastro.bairro VALUES (1, 1, 'Centro');
    INSERT INTO cadastro.logradouro VALUES (1, 'Rua', 'das Flores', 1, 1, '18000000'); INSERT INTO cadastro.grupo VALUES (1, 'Um'); INSERT INTO cadastro.rota VALUES (1, 1, 1, 1, 1)`);
  const pessoas = Array.from({ length: PESSOAS }, nome);
  for (let de = 0; de < PESSOAS; de += POR_VEZ) {
    const parte = pessoas.slice(de, de + POR_VEZ);
    await c.query(`INSERT INTO cadastro.pessoa (id, nome, documento_tipo, documento_cifrado, documento_indice, documento_mascara) SELECT $2 + i, n, 'CPF', '', int4send(($2 + i)::integer), '***' FROM unnest($1::text[]) WITH ORDINALITY x(n, i)`, [parte, de]);
    await c.query(
      `INSERT INTO cadastro.ligacao (cdc, inscricao, pessoa, logradouro, numero, localidade, setor, rota, sequencia, situacao, tipo_ligacao, tipo_faturamento, desde)
       SELECT i, lpad(i::text, 15, '0'), i, 1, i::text, 1, 1, 1, i, 'ATIVA', 'HIDROMETRADA', 2, '2020-01-01' FROM generate_series($1::integer + 1, $2::integer) i`, [de, Math.min(PESSOAS, de + POR_VEZ)]);
  }
  await c.query(`INSERT INTO cadastro.contato (pessoa, tipo, valor_cifrado, valor_indice, mascara) SELECT id, 'EMAIL', sha256(int4send(id)), sha256(int4send(id)), '***' FROM cadastro.pessoa`);
  // ten users are responsible for a ligação themselves, under a name of three words
  const proprios = pessoas.filter((n) => n.split(' ').length >= 4).slice(0, PLANTADOS);
  const nomes = new Map(proprios.map((n) => [n.toLowerCase(), n]));
  while (nomes.size < USUARIOS) {
    const outro = nome();
    nomes.set(outro.toLowerCase(), outro);
  }
  const usuarios = [...nomes.values()];
  await c.query(`INSERT INTO acesso.usuario (login, nome, email, ultimo_acesso) SELECT 'u' || lpad(i::text, 5, '0'), n, 'u' || i || '@exemplo.com.br', now() FROM unnest($1::text[]) WITH ORDINALITY x(n, i)`, [usuarios]);
  await c.query(
    `INSERT INTO comum.auditoria (em, usuario, ip, dispositivo, funcao, objeto, antes, depois, resultado)
     SELECT date_trunc('day', now()) - (n % 90) * interval '1 day' - interval '8 hours' + (n / 90 % 480) * interval '1 minute', u.nome, '10.0.0.1'::inet + n % 400, 'guichê ' || n % 400,
            (ARRAY['faturamento/recalcular-previa', 'faturamento/decidir-apontamento', 'comum/listar-auditoria', 'cadastro/mostrar-ligacao'])[1 + n % 4], 'ciclo:1/ligacao:' || 1 + n::bigint * 7919 % $2::integer,
            '{"valor": 3900}', '{"valor": 2100, "acao": "CORRIGIR_LEITURA"}', 'FEITO'
       FROM generate_series(1, $1::integer) n JOIN (SELECT nome, row_number() OVER (ORDER BY login) - 1 AS k FROM acesso.usuario) u ON u.k = n % 400`, [ATOS, PESSOAS]);
  await c.query('VACUUM ANALYZE');
}

async function main(): Promise<void> {
  const s = await iniciarServidor(null);
  try {
    await garantirBanco(s.postgres, 'fraude', MIGRADOR);
    const senhas = { nascente_app: s.senhas.nascente_app, nascente_lote: s.senhas.nascente_lote, nascente_leitura: s.senhas.nascente_leitura };
    await migrar({ conexao: { connectionString: s.postgres.url('fraude', MIGRADOR, s.senhas[MIGRADOR]) }, senhas });
    const admin = await s.administrador('fraude');
    // the server stops before it when something failed
    admin.on('error', () => undefined);
    await povoar(admin);
    const pool = criarPool(s.acesso('fraude', 'nascente_app'));
    const vezes = new Map<CodigoDaRegra, number[]>();
    for (let i = 0; i < 3; i++) {
      const r = await cacarFraudes(pool, { origem: 'COMANDO', autor: { nome: 'sistema:bench' }, limiteMs: 600_000, protecao: () => Promise.resolve(protecao) });
      if (!r.ok) throw new Error(r.erro.mensagem);
      for (const g of r.valor.regras) {
        if (g.erro !== null) throw new Error(`${g.regra}: ${g.erro}`);
        vezes.set(g.regra, [...(vezes.get(g.regra) ?? []), g.duracaoMs]);
        if (i === 0) process.stdout.write(`${g.regra}: ${g.achados} achados, ${g.evidenciasNovas} evidências, ${g.duracaoMs} ms\n`);
      }
    }
    for (const [regra, ms] of vezes) process.stdout.write(`${regra}: ${ms.map((m) => `${m} ms`).join(', ')}\n`);
    const { rows } = await admin.query<{ n: number }>(`SELECT count(DISTINCT u.id)::integer AS n FROM gerencial.caso_de_fraude c JOIN acesso.usuario u ON c.chave LIKE u.id || '/%' WHERE c.regra = 'R7' AND u.login <= 'u' || lpad($1::text, 5, '0')`, [PLANTADOS]);
    const pior = Math.max(...(vezes.get('R7') ?? [Infinity]));
    process.stdout.write(`R7 achou ${rows[0]?.n ?? 0} dos ${PLANTADOS} plantados (raridade ${REGRAS_DE_FRAUDE.R7.raridade.padrao}%); pior ${pior} ms, meta ${META_MS} ms\n`);
    if (pior > META_MS || rows[0]?.n !== PLANTADOS) process.exitCode = 1;
    await pool.end();
    await admin.end();
  } finally {
    await s.parar();
  }
}

await main();
