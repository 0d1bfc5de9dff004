import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { codigoDePrivilegio, DADO_A_ALGUEM, DADO_A_ALGUEM_RECUSADO, EXEMPLO_PRIVILEGIO, privilegioDado, SO_PESSOA } from '../esquemas-direitos.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** One privilege to one person, with dates and a reason. Nobody grants to himself, and who uses a privilege does not grant it. */
export default rota({
  contexto: 'acesso',
  nome: 'conceder-privilegio',
  operationId: 'concederPrivilegio',
  resumo: 'Concede um privilégio a uma pessoa',
  metodo: 'POST',
  caminho: '/privilegios-concedidos',
  confianca: 'operador',
  permissao: { funcao: 'privilegio', acao: 'incluir', semLugar: true },
  corpo: z.strictObject({ ...DADO_A_ALGUEM, privilegio: codigoDePrivilegio }),
  resposta: privilegioDado,
  status: 201,
  erros: {
    ...SO_PESSOA,
    ...DADO_A_ALGUEM_RECUSADO,
    'privilegio/desconhecido': { status: 409, descricao: 'O privilégio não existe' },
    'privilegio/a-si-mesmo': { status: 409, descricao: 'Ninguém concede privilégio a si mesmo' },
    'privilegio/conceder-e-usar': { status: 409, descricao: 'Quem concede um privilégio não o usa' },
    'privilegio/ja-tem': { status: 409, descricao: 'A pessoa já tem o privilégio nestes dias' },
  },
  idempotente: true,
  exemplo: { corpo: { pessoa: EXEMPLO_PRIVILEGIO.pessoa.id, privilegio: 'pagamento:estornar', de: '2026-12-01', ate: '2026-12-31', motivo: 'Férias do tesoureiro' }, resposta: EXEMPLO_PRIVILEGIO },
  execucao: naApi('Atos que pedem privilégio ficam esperando quem os tenha.', idempotencia),
});
