import type pg from 'pg';
import { deixarNaSaida } from '../comum/caixa-saida.ts';
import { copiarBinario } from '../copia-binaria.ts';
import { instanteDaVisita } from './instante-da-visita.ts';
import type { LeituraAceita, LinhaComPonto } from './linha-com-ponto.ts';
import { devolverRotasCalculadas } from './travar-ciclos.ts';

const COLUNAS = [
  'cdc', 'referencia', 'medicao', 'hidrometro', 'valor', 'ocorrencia', 'lida_em', 'data', 'leiturista', 'latitude', 'longitude', 'foto', 'arquivo', 'linha',
] as const;

/** A reading that takes the place of another comes in a file: nobody's name stays in it. What a person set never gets here, but for a second reading that was asked for. */
const CORRIGIR = `
UPDATE leitura.leitura x
   SET hidrometro = u.hidrometro, valor = u.valor, ocorrencia = u.ocorrencia, lida_em = u.lida_em, data = u.data, leiturista = u.leiturista,
       latitude = u.latitude, longitude = u.longitude, foto = u.foto, arquivo = $1, linha = u.linha, por = NULL
  FROM unnest($3::integer[], $4::smallint[], $5::integer[], $6::integer[], $7::smallint[], $8::timestamptz[], $9::date[], $10::text[], $11::real[], $12::real[], $13::text[], $14::integer[])
       u(cdc, medicao, hidrometro, valor, ocorrencia, lida_em, data, leiturista, latitude, longitude, foto, linha)
 WHERE x.cdc = u.cdc AND x.medicao = u.medicao AND x.referencia = $2`;

/** A new reading answers a request for one. */
const ATENDER_RELEITURA = `
DELETE FROM faturamento.decisao d USING unnest($1::integer[], $2::integer[]) u(ciclo, cdc)
 WHERE d.ciclo = u.ciclo AND d.cdc = u.cdc AND d.acao = 'PEDIR_RELEITURA'`;

async function corrigir(cliente: pg.ClientBase, arquivo: number, referencia: number, corrigidas: readonly LeituraAceita[]): Promise<void> {
  const de = <T>(campo: (a: LeituraAceita) => T): T[] => corrigidas.map(campo);
  await cliente.query(CORRIGIR, [
    arquivo, referencia, de((a) => a.informada.cdc), de((a) => a.informada.medicao), de((a) => a.ponto.hidrometro), de((a) => a.informada.leitura),
    de((a) => a.informada.ocorrencia), de((a) => instanteDaVisita(a.informada)), de((a) => a.informada.data), de((a) => a.informada.leiturista),
    de((a) => a.informada.latitude), de((a) => a.informada.longitude), de((a) => a.informada.foto), de((a) => a.informada.linha),
  ]);
}

/** Writes the accepted readings: new ones by COPY, corrections in place (the replaced reading goes to the history). */
export async function gravarLeituras(cliente: pg.ClientBase, arquivo: number, referencia: number, aceitas: readonly LeituraAceita[]): Promise<void> {
  const novas = aceitas.filter((a) => !a.corrige);
  await copiarBinario(cliente, 'leitura.leitura', COLUNAS, (l) => {
    for (const { informada: i, ponto } of novas) {
      l.linha(COLUNAS.length);
      l.int4(i.cdc);
      l.int4(referencia);
      l.int2(i.medicao);
      l.int4(ponto.hidrometro);
      l.int4(i.leitura);
      l.int2(i.ocorrencia);
      l.instante(instanteDaVisita(i));
      l.data(i.data);
      l.texto(i.leiturista);
      l.real(i.latitude);
      l.real(i.longitude);
      l.texto(i.foto);
      l.int4(arquivo);
      l.int4(i.linha);
    }
  });
  const corrigidas = aceitas.filter((a) => a.corrige);
  if (corrigidas.length > 0) await corrigir(cliente, arquivo, referencia, corrigidas);
}

/** A reading that arrives after its bill was computed, and before the approval, makes the bill be computed again; so does a conflict, whose finding comes with the bill. */
export async function refazerCalculos(cliente: pg.ClientBase, referencia: number, aceitas: readonly LeituraAceita[], conflitos: readonly LinhaComPonto[]): Promise<void> {
  if (aceitas.length + conflitos.length === 0) return;
  const emCiclo = aceitas.flatMap(({ informada, ponto }) => (ponto.ciclo === null ? [] : [{ ciclo: ponto.ciclo, cdc: informada.cdc }]));
  await cliente.query(ATENDER_RELEITURA, [emCiclo.map((e) => e.ciclo), emCiclo.map((e) => e.cdc)]);
  for (const { ciclo, rota, calculos } of await devolverRotasCalculadas(cliente, referencia, [...new Set([...aceitas, ...conflitos].map((a) => a.ponto.rota))])) {
    await deixarNaSaida(cliente, { tipo: 'calcular-rota', chave: `${ciclo}-${rota}-${calculos}`, conteudo: { ciclo, rota } });
  }
}
