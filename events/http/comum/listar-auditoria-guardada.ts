import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { instante } from '../esquemas.ts';
import { naApi } from '../execucao.ts';
import { atoAuditado, EXEMPLO_ATO, procura } from './listar-auditoria.ts';

/** Where to go on from: a file of the bucket, and how many of its acts that fit were seen. */
const marcador = z.string().regex(/^\d{1,15}:\d{1,9}$/, 'use o valor que veio em "continua"');

/** The acts that left the database, read from the bucket and compared with their seal (docs/adr/0026), the most recent first. Looking is an act too. */
export default rota({
  contexto: 'comum',
  nome: 'listar-auditoria-guardada',
  operationId: 'listarAuditoriaGuardada',
  resumo: 'Procura nos atos que saíram do banco',
  descricao: 'Lê alguns arquivos da guarda de cada vez e confere cada ato com o seu selo. Chame de novo com o que vier em "continua", até vir null. A própria consulta fica registrada.',
  metodo: 'GET',
  caminho: '/auditoria/guarda',
  confianca: 'operador',
  permissao: { funcao: 'auditoria', acao: 'consultar', semLugar: true },
  consulta: z.strictObject({ ...procura, continua: marcador.optional() }),
  resposta: z.strictObject({
    itens: z.array(atoAuditado).max(200),
    continua: z.string().nullable(),
    lidosDesde: instante.nullable().meta({ description: 'O ato mais antigo dos arquivos já lidos; null: nenhum arquivo tem atos do período' }),
    nomeDaPessoa: z.string().nullable().meta({ description: 'Nome de hoje da pessoa pedida em "pessoa"' }),
  }),
  erros: { 'auditoria/guarda-nao-confere': { status: 409, descricao: 'Um arquivo da guarda falta, ou não tem o que se selou' } },
  exemplo: { consulta: { usuario: 'Marina', ate: '2021-10-31' }, resposta: { itens: [EXEMPLO_ATO], continua: null, lidosDesde: '2021-10-01T03:00:00.000Z', nomeDaPessoa: null } },
  execucao: { ...naApi('Ninguém consegue ver os atos que já saíram do banco.', { balde: 'guarda', acesso: 'ler' }), memoriaMB: 1024 },
});
