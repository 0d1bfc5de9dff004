/** Common Brazilian names, combined at random: any likeness to a real person is chance. */

export const PRENOMES = [
  'Maria', 'José', 'Ana', 'João', 'Antônio', 'Francisca', 'Carlos', 'Adriana', 'Paulo', 'Juliana', 'Pedro', 'Márcia', 'Lucas', 'Fernanda', 'Luiz', 'Patrícia',
  'Marcos', 'Aline', 'Gabriel', 'Sandra', 'Rafael', 'Camila', 'Daniel', 'Amanda', 'Marcelo', 'Bruna', 'Bruno', 'Jéssica', 'Eduardo', 'Letícia', 'Felipe', 'Vanessa',
  'Rodrigo', 'Mariana', 'Manoel', 'Luciana', 'Mateus', 'Vera', 'André', 'Simone', 'Fernando', 'Cristiane', 'Fábio', 'Débora', 'Leonardo', 'Regina', 'Gustavo', 'Sueli',
  'Guilherme', 'Tereza', 'Leandro', 'Rosângela', 'Tiago', 'Beatriz', 'Anderson', 'Cláudia', 'Ricardo', 'Raquel', 'Jorge', 'Neusa', 'Benedito', 'Aparecida', 'Sebastião', 'Conceição',
] as const;

export const SOBRENOMES = [
  'Silva', 'Santos', 'Oliveira', 'Souza', 'Rodrigues', 'Ferreira', 'Alves', 'Pereira', 'Lima', 'Gomes', 'Costa', 'Ribeiro', 'Martins', 'Carvalho', 'Almeida', 'Lopes',
  'Soares', 'Fernandes', 'Vieira', 'Barbosa', 'Rocha', 'Dias', 'Nascimento', 'Andrade', 'Moreira', 'Nunes', 'Marques', 'Machado', 'Mendes', 'Freitas', 'Cardoso', 'Ramos',
  'Gonçalves', 'Santana', 'Teixeira', 'Araújo', 'Pinto', 'Moura', 'Cavalcanti', 'Batista', 'Campos', 'Tavares', 'Prado', 'Camargo', 'Arruda', 'Proença', 'Bueno', 'Leme',
] as const;

export const TIPOS_DE_LOGRADOURO = [
  ['Rua', 78],
  ['Avenida', 10],
  ['Travessa', 5],
  ['Alameda', 4],
  ['Praça', 2],
  ['Estrada', 1],
] as const;

export const NOMES_DE_LOGRADOURO = [
  'das Flores', 'dos Ipês', 'das Palmeiras', 'do Comércio', 'da Matriz', 'Sete de Setembro', 'Quinze de Novembro', 'Tiradentes', 'Rui Barbosa', 'Santos Dumont', 'Castro Alves', 'Machado de Assis',
  'das Acácias', 'dos Jacarandás', 'das Quaresmeiras', 'dos Manacás', 'São José', 'São João', 'Santo Antônio', 'São Pedro', 'Santa Luzia', 'Nossa Senhora Aparecida', 'da Saudade', 'da Estação',
  'do Rosário', 'Monte Castelo', 'Marechal Deodoro', 'Barão do Rio Branco', 'Princesa Isabel', 'dos Bandeirantes', 'do Ouro', 'da Prata', 'do Cristal', 'das Andorinhas', 'dos Canários', 'dos Sabiás',
  'Minas Gerais', 'Paraná', 'Bahia', 'Goiás', 'Amazonas', 'Sergipe', 'Primeiro de Maio', 'da Liberdade', 'da Paz', 'do Sol', 'das Estrelas', 'da Nascente',
] as const;

export const BAIRROS = [
  'Centro', 'Vila Nova', 'Jardim das Flores', 'Parque das Águas', 'Vila São José', 'Jardim América', 'Alto da Boa Vista', 'Vila Operária', 'Jardim Primavera', 'Santa Rosália', 'Parque Industrial', 'Jardim Europa',
  'Vila Santana', 'Jardim Paulista', 'Recreio dos Sabiás', 'Conjunto Habitacional Ipês', 'Vila Progresso', 'Jardim Itália', 'Parque São Bento', 'Vila Haro', 'Jardim Simus', 'Vila Fiori', 'Jardim Guadalupe', 'Além-Ponte',
] as const;

/** Business names by subcategory are not needed: one surname and one of these make a plausible company. */
export const RAMOS = ['Comércio', 'Serviços', 'Alimentos', 'Indústria', 'Materiais', 'Confecções', 'Transportes', 'Empreendimentos'] as const;
export const ENTIDADES = ['Associação', 'Instituto', 'Fundação', 'Lar', 'Clube', 'Sociedade'] as const;
export const REPARTICOES = ['Escola Municipal', 'Unidade Básica de Saúde', 'Secretaria', 'Centro Esportivo', 'Praça', 'Terminal'] as const;

/** Meter readers of the contractor: six-digit registrations. */
export const LEITURISTAS = ['004211', '004378', '004402', '004519', '004633', '004750'] as const;
