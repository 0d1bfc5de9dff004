import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { motivo } from '../esquemas.ts';
import { idDePessoa, SO_PESSOA } from '../esquemas-direitos.ts';
import { EXEMPLO_USUARIO_DA_LISTA, MEXER, PROPRIO, situacaoMudada, ULTIMO } from '../esquemas-usuarios.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** Many people at once (TR 3.7). With more than 20, it waits for a second administrator. */
export default rota({
  contexto: 'acesso',
  nome: 'mudar-situacao-de-usuarios',
  operationId: 'mudarSituacaoDeUsuarios',
  resumo: 'Ativa ou desativa usuários de uma vez',
  metodo: 'POST',
  caminho: '/usuarios/situacao',
  confianca: 'operador',
  permissao: { funcao: 'usuario', acao: 'executar', semLugar: true },
  corpo: z.strictObject({ ids: z.array(idDePessoa).min(1).max(500), ativo: z.boolean(), motivo }),
  resposta: situacaoMudada,
  erros: {
    ...SO_PESSOA,
    ...MEXER,
    ...PROPRIO,
    ...ULTIMO,
  },
  idempotente: true,
  exemplo: { corpo: { ids: [EXEMPLO_USUARIO_DA_LISTA.id], ativo: false, motivo: 'Deixou a autarquia' }, resposta: { mudados: [{ id: EXEMPLO_USUARIO_DA_LISTA.id, nome: EXEMPLO_USUARIO_DA_LISTA.nome }], aguarda: null } },
  execucao: naApi('Quem saiu da autarquia continua entrando.', idempotencia),
});
