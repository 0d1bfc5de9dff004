import { expect, test } from 'vitest';
import { leitorDeCsv } from '../comum/ler-csv.ts';
import { comoSeChama, lerListaDeUsuarios } from './lista-de-usuarios.ts';

const ler = (texto: string) => {
  const leitor = leitorDeCsv();
  return lerListaDeUsuarios([...leitor.ler(texto), ...leitor.terminar()]);
};

test('a line is read whole, by the names that people give to the columns', () => {
  const { linhas, recusas } = ler('Nome completo;Login;E-mail;Perfil;Setor;Horário;Válido de;Validade\nAna  Souza;Ana.Souza;ANA@saae.sp.gov.br;Atendimento, Leitura;1|2;seg a sex 8h-17h;1/2/2027;2027-12-31');
  expect(recusas).toEqual([]);
  expect(linhas).toEqual([
    { linha: 2, login: 'ana.souza', nome: 'Ana Souza', email: 'ana@saae.sp.gov.br', departamento: null, perfis: ['Atendimento', 'Leitura'], setores: ['1', '2'], janelas: [{ dias: [1, 2, 3, 4, 5], inicio: 480, fim: 1020 }], validoDe: '2027-02-01', validoAte: '2027-12-31' },
  ]);
});

test('everything that is wrong is said at once, with its line and field', () => {
  const { recusas } = ler('usuário;nome;e-mail;perfis;horário;válido de;válido até\naç;12;x@y;;sempre;31/02/2027;1/1/27\nbia;Bia Reis;;Leitura;;02/01/2027;01/01/2027\nBIA;bia reis;;Leitura;;;;sobra\nrui;=1+1;;Leitura;;;\nana;Sistema;;Leitura;;;');
  expect(recusas.map((r) => `${r.linha} ${r.campo ?? '-'}`)).toEqual(['2 login', '2 nome', '2 email', '2 perfis', '2 horario', '2 validoDe', '2 validoAte', '3 validoAte', '4 -', '5 nome', '6 nome', '4 login', '4 nome']);
  // each says what to do
  for (const { mensagem } of recusas) expect(mensagem).toMatch(/(Use|Escreva|Corrija|Deixe|Ponha)/);
});

test('a file without people, and one without its columns, are refused whole', () => {
  expect(ler('').recusas).toHaveLength(1);
  expect(ler('usuário;nome;perfis\n').recusas[0]?.mensagem).toContain('não há nenhuma pessoa');
  expect(ler('nome,login,perfis\nAna,ana,x').recusas.map((r) => r.mensagem).join()).toContain('separados por ponto e vírgula');
  // what makes an administrator is no column
  expect(ler('usuário;nome;perfis;administrador\nana;Ana Souza;Leitura;sim').recusas[0]?.mensagem).toContain('"administrador" não é desta lista');
});

test('names are the same without accents, capitals and spaces', () => expect(comoSeChama('  Crítica de  Leituras')).toBe(comoSeChama('critica DE leituras')));
