/** Who issues the bills of the demonstration: invented, as its CNPJ and telephones (docs/dados-inventados.md). */
import { digitosDoCnpj } from '../../../domain/cadastro/documento.ts';

const CNPJ_SEM_DIGITOS = '901234560001';

export const AUTARQUIA = {
  nome: 'Serviço Autônomo de Água e Esgoto de Santa Rita da Nascente',
  sigla: 'SAAE Santa Rita da Nascente',
  cnpj: CNPJ_SEM_DIGITOS + digitosDoCnpj(CNPJ_SEM_DIGITOS),
  endereco: 'Praça da Matriz, 100, Centro, Santa Rita da Nascente/SP, 18000-000',
  site: 'saae.exemplo.invalid',
  telefones: [
    { rotulo: 'Atendimento', numero: '0800 000 0000' },
    { rotulo: 'Emergência 24 h', numero: '195' },
  ],
  ouvidoria: 'ouvidoria@saae.exemplo.invalid',
  encarregado: { nome: 'Helena Prado (demonstração)', contato: 'dados@saae.exemplo.invalid' },
} as const;
