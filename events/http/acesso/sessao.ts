import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { instante } from '../esquemas.ts';
import { naApi } from '../execucao.ts';

/** Who is in, and what he may: what the screens ask first, and again every few seconds, to know at once when it changed or ended. */
export default rota({
  contexto: 'acesso',
  nome: 'sessao',
  operationId: 'sessao',
  resumo: 'Diz quem está no sistema e o que pode fazer',
  descricao: 'As permissões são `função:ação`; valem em algum lugar ao menos. Os lugares de cada uma o servidor aplica às linhas.',
  metodo: 'GET',
  caminho: '/sessao',
  confianca: 'operador',
  permissao: 'PROPRIA',
  duranteAPendencia: true,
  resposta: z.strictObject({
    /** The clock of the server, which is the one that counts. */
    em: instante,
    nome: z.string().max(120),
    login: z.string().max(40).nullable(),
    confianca: z.enum(['operador', 'maquina']),
    origem: z.enum(['token', 'sessao', 'chave']),
    administrador: z.boolean(),
    pendencia: z.enum(['TROCAR_SENHA', 'CADASTRAR_SEGUNDO_FATOR']).nullable(),
    acessoAnterior: instante.nullable(),
    /** When the hours of access close today or tomorrow; null when they do not. */
    fechaEm: instante.nullable(),
    permissoes: z.array(z.string().max(80)).max(1000),
    /** Those of `permissoes` that hold only in some places, and are not enough for what is of the whole utility. */
    limitadas: z.array(z.string().max(80)).max(1000),
    privilegios: z.array(z.string().max(60)).max(200),
    gruposDeTrabalho: z.array(z.string().max(40)).max(30),
  }),
  erros: {},
  exemplo: {
    resposta: {
      em: '2026-05-12T12:30:00.000Z',
      nome: 'Marina Duarte (demonstração)',
      login: 'marina',
      confianca: 'operador',
      origem: 'sessao',
      administrador: false,
      pendencia: null,
      acessoAnterior: '2026-05-11T20:01:00.000Z',
      fechaEm: null,
      permissoes: ['ciclo:consultar', 'critica:consultar'],
      limitadas: ['critica:consultar'],
      privilegios: [],
      gruposDeTrabalho: [],
    },
  },
  execucao: naApi('As telas não abrem.'),
});
