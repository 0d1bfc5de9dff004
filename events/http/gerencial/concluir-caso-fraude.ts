import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { idNoEndereco, motivo } from '../esquemas.ts';
import { SO_PESSOA } from '../esquemas-direitos.ts';
import { casoDeFraude, EXEMPLO_CASO } from '../esquemas-fraude.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** The owner of a case says what came of it. */
export default rota({
  contexto: 'gerencial',
  nome: 'concluir-caso-fraude',
  operationId: 'concluirCasoDeFraude',
  resumo: 'Conclui um caso da caça-fraude',
  descricao: 'Só quem assumiu o caso o conclui. Evidência nova, e só ela, abre de novo um caso concluído.',
  metodo: 'POST',
  caminho: '/fraudes/casos/{id}/desfecho',
  confianca: 'operador',
  permissao: { funcao: 'caca-fraude', acao: 'alterar', semLugar: true },
  params: z.strictObject({ id: idNoEndereco }),
  corpo: z.strictObject({ desfecho: z.enum(['PROCEDENTE', 'IMPROCEDENTE']), motivo }),
  resposta: casoDeFraude,
  erros: {
    ...SO_PESSOA,
    'caso/nao-encontrado': { status: 404, descricao: 'Não há caso com este número' },
    'caso/voce-e-parte': { status: 403, descricao: 'O caso traz o nome de quem quer concluí-lo' },
    'caso/nao-e-seu': { status: 409, descricao: 'O caso não está em análise com quem quer concluí-lo' },
  },
  idempotente: true,
  exemplo: {
    params: { id: '12' },
    corpo: { desfecho: 'IMPROCEDENTE', motivo: 'Leituras refeitas a pedido do consumidor; protocolo conferido' },
    resposta: {
      ...EXEMPLO_CASO,
      situacao: 'IMPROCEDENTE',
      dono: 'Marina Duarte (demonstração)',
      assumidoEm: '2026-11-21T12:00:00.000Z',
      desfecho: 'Leituras refeitas a pedido do consumidor; protocolo conferido',
      encerradoPor: 'Marina Duarte (demonstração)',
      encerradoEm: '2026-11-21T12:30:00.000Z',
    },
  },
  execucao: naApi('Um caso examinado continua aberto.', idempotencia),
});
