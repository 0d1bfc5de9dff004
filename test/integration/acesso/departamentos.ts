/** Departments for the tests of their routes. */
export const DEPARTAMENTOS = { funcao: 'departamento', acoes: ['consultar', 'incluir', 'alterar'] };

export const carregarDepartamentos = async () => [
  (await import('../../../functions/acesso/listar-departamentos/handler.ts')).handler,
  (await import('../../../functions/acesso/criar-departamento/handler.ts')).handler,
  (await import('../../../functions/acesso/alterar-departamento/handler.ts')).handler,
];
