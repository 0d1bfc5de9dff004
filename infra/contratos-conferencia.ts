import type { z } from 'zod';
import type { Contrato, ContratoRota, Recurso } from '../events/contrato.ts';

/** The limits of AWS that a contract can break: refused here, since there it would be refused in the middle of a deploy. */
const MEMORIA_MB = { minimo: 128, maximo: 10_240 };
const TEMPO_LIMITE_S = 900;
/** HTTP API gives up at 30 s; the function must give up before it. */
const TEMPO_LIMITE_ROTA_S = 29;
/** A batch above 10 would need a batching window, which delays the first message. */
const LOTE_MAXIMO = 10;
/** The least that an SQS event source accepts as its maximum concurrency. */
const CONCORRENCIA_MINIMA = 2;
const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

function falhaDoExemplo(parte: string, schema: z.ZodType | undefined, valor: unknown): readonly string[] {
  if (schema === undefined) return valor === undefined ? [] : [`o exemplo traz ${parte}, que o contrato não aceita`];
  const lido = schema.safeParse(valor);
  if (lido.success) return [];
  return lido.error.issues.map((i) => `o exemplo de ${parte} não passa no seu esquema: ${i.path.join('.') || '(raiz)'}: ${i.message}`);
}

function exemploDaRota(c: ContratoRota): readonly string[] {
  return [
    ...falhaDoExemplo('params', c.params, c.exemplo.params),
    ...falhaDoExemplo('consulta', c.consulta, c.exemplo.consulta ?? (c.consulta === undefined ? undefined : {})),
    ...falhaDoExemplo('corpo', c.corpo, c.exemplo.corpo),
    ...(c.binario === undefined ? falhaDoExemplo('resposta', c.resposta, c.exemplo.resposta) : []),
  ];
}

function doTipo(c: Contrato): readonly string[] {
  switch (c.tipo) {
    case 'rota':
      return [
        ...exemploDaRota(c),
        ...(c.execucao.tempoLimiteS > TEMPO_LIMITE_ROTA_S ? [`uma rota responde em até ${TEMPO_LIMITE_ROTA_S} s; tempoLimiteS é ${c.execucao.tempoLimiteS}`] : []),
        ...(/^\/[^\s]*$/.test(c.caminho) && !c.caminho.startsWith('/api/') ? [] : [`o caminho ${c.caminho} deve começar com / e não leva o prefixo /api`]),
      ];
    case 'fila':
      return [
        ...falhaDoExemplo('mensagem', c.mensagem, c.exemplo),
        ...(c.lote >= 1 && c.lote <= LOTE_MAXIMO ? [] : [`lote é ${c.lote}; vai de 1 a ${LOTE_MAXIMO}`]),
        ...consumo(c),
      ];
    case 's3':
      return [...consumo(c), ...(c.prefixo.endsWith('/') && !c.prefixo.startsWith('/') ? [] : [`o prefixo ${c.prefixo} deve terminar com / e não começar com /`])];
    case 'agenda':
      return /^(cron|rate)\(.+\)$/.test(c.expressao) ? [] : [`a expressão ${c.expressao} não é cron(…) nem rate(…)`];
    case 'passo':
      return falhaDoExemplo('entrada', c.entrada, c.exemplo);
  }
}

function consumo(c: { readonly concorrencia: number; readonly tentativas: number }): readonly string[] {
  return [
    ...(c.concorrencia >= CONCORRENCIA_MINIMA ? [] : [`concorrencia é ${c.concorrencia}; o mínimo da SQS é ${CONCORRENCIA_MINIMA}`]),
    ...(c.tentativas >= 1 ? [] : ['tentativas deve ser ao menos 1']),
  ];
}

/** What is wrong with one contract by itself: one sentence each, none when it is right. */
export function conferirContrato(c: Contrato): readonly string[] {
  const { memoriaMB, tempoLimiteS, impacto, runbook } = c.execucao;
  const papeis = papeisDe(c.execucao.usa);
  return [
    ...(KEBAB.test(c.nome) ? [] : [`o nome ${c.nome} não é kebab-case`]),
    ...(memoriaMB >= MEMORIA_MB.minimo && memoriaMB <= MEMORIA_MB.maximo ? [] : [`memoriaMB é ${memoriaMB}; vai de ${MEMORIA_MB.minimo} a ${MEMORIA_MB.maximo}`]),
    ...(tempoLimiteS >= 1 && tempoLimiteS <= TEMPO_LIMITE_S ? [] : [`tempoLimiteS é ${tempoLimiteS}; vai de 1 a ${TEMPO_LIMITE_S}`]),
    ...(impacto.trim() === '' ? ['falta o impacto: quem sofre, e como, quando esta função falha'] : []),
    ...(runbook.trim() === '' ? ['falta o runbook'] : []),
    ...(papeis.length > 1 ? [`usa o banco com os papéis ${papeis.join(' e ')}; uma função tem um só`] : []),
    ...doTipo(c),
  ];
}

/** The database roles named in `usa`, each once. */
export function papeisDe(usa: readonly Recurso[]): readonly string[] {
  return [...new Set(usa.flatMap((r) => ('banco' in r ? [r.banco] : [])))];
}

function repetidos<T>(itens: readonly T[], chave: (i: T) => string): readonly string[] {
  const vistos = new Set<string>();
  return itens.map(chave).filter((k) => vistos.has(k) || !vistos.add(k));
}

/** What is wrong with the contracts together: names taken twice, queues that nobody declared. */
export function conferirConjunto(todos: readonly Contrato[]): readonly string[] {
  const rotas = todos.filter((c) => c.tipo === 'rota');
  const comFila = todos.filter((c) => c.tipo === 'fila' || c.tipo === 's3');
  // `x-dlq` names the dead messages of `x`: see `infra/constructs/acesso.ts`.
  const filas = new Set(comFila.flatMap((c) => [c.nome, `${c.nome}-dlq`]));
  const semFila = todos.flatMap((c) => c.execucao.usa.flatMap((r) => ('fila' in r && !filas.has(r.fila) ? [`${c.contexto}/${c.nome} usa a fila ${r.fila}, que nenhum contrato declara`] : [])));
  return [
    ...repetidos(todos, (c) => `${c.contexto}/${c.nome}`).map((n) => `dois contratos para functions/${n}: a pasta da função é de um só`),
    ...repetidos(comFila, (c) => c.nome).map((n) => `duas filas com o nome ${n}: o nome da fila é único na plataforma`),
    ...repetidos(rotas, (c) => c.operationId).map((n) => `duas rotas com o operationId ${n}`),
    ...repetidos(rotas, (c) => `${c.metodo} ${c.caminho.replace(/\{[^}]+\}/g, '{}')}`).map((n) => `duas rotas para ${n}`),
    ...semFila,
  ];
}
