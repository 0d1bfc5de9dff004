import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { cdc, pagina, paginado, porPagina, texto } from '../esquemas.ts';
import { documentoDePessoa, nomeDePessoa } from '../esquemas-pessoais.ts';
import { naApi } from '../execucao.ts';

/** Finds ligações by CDC, aviso, inscrição, name, address or full document. The document is matched by its keyed hash and answered masked (LGPD). */
export default rota({
  contexto: 'cadastro',
  nome: 'buscar-ligacoes',
  operationId: 'buscarLigacoes',
  resumo: 'Busca ligações por CDC, aviso, inscrição, nome, endereço ou CPF/CNPJ completo',
  descricao: 'Palavras valem inteiras ou pelo começo, sem acentos, em qualquer ordem; se nada as tem, valem as parecidas. Um CPF que não é de ninguém do cadastro fica na auditoria, sem o número; depois de 20 em uma hora, a mesma pessoa não procura por CPF.',
  metodo: 'GET',
  caminho: '/ligacoes',
  confianca: 'operador',
  permissao: { funcao: 'ligacao', acao: 'consultar' },
  auditada: { objeto: 'ligacoes', cada: 'cdc' },
  consulta: z.strictObject({ busca: texto(100, 2), pagina, porPagina }),
  resposta: paginado(
    z.strictObject({
      cdc,
      inscricao: z.string().max(20),
      nome: nomeDePessoa,
      documentoMascarado: documentoDePessoa,
      endereco: z.string().max(200),
      situacao: z.enum(['ATIVA', 'CORTADA', 'INATIVA', 'PROVISORIA']),
    }),
  ),
  erros: { 'busca/cpfs-demais': { status: 429, descricao: 'Quem procura já procurou muitos CPFs que não são de ninguém do cadastro' } },
  exemplo: {
    consulta: { busca: 'almeida' },
    resposta: {
      itens: [{ cdc: 1001, inscricao: '010203040506071', nome: 'Maria das Dores Almeida', documentoMascarado: '***.456.789-**', endereco: 'Rua das Nascentes, 120, Centro', situacao: 'ATIVA' }],
      pagina: 1,
      porPagina: 50,
      total: 1,
    },
  },
  execucao: naApi('O atendimento não encontra a ligação de quem liga.', { segredo: 'chaves-pessoais' }),
});
