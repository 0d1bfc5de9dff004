import type { Achado } from '../../../layers/postgres/verificar/conferir-auditoria.ts';
import type { AchadoDoLegado } from '../../../layers/postgres/verificar/conferir-legado.ts';
import { instanteBr, inteiro, quantos } from '../texto.ts';

/** What was found, as a person reads it. */
export function achadoEmPalavras(a: Achado | AchadoDoLegado): string {
  const onde = 'arquivo' in a ? `, em ${a.arquivo} da guarda` : '';
  switch (a.problema) {
    case 'registro-alterado':
      return `registro ${a.registro} alterado depois de selado (bloco ${a.bloco}${onde})`;
    case 'registro-removido':
      return `registro ${a.registro} removido (era do bloco ${a.bloco}${onde})`;
    case 'registro-incluido':
      return `registro ${a.registro} incluído depois, no meio do bloco ${a.bloco}, já selado${onde}`;
    case 'registros-diferentes':
      return `bloco ${a.bloco}${onde}: os registros não são os que se selaram, e não se sabe qual mudou`;
    case 'bloco-alterado':
      return `bloco ${a.bloco} alterado, ou fora da cadeia`;
    case 'blocos-ausentes':
      return `faltam os blocos de ${a.bloco} a ${a.ate}`;
    case 'cadeia-cortada':
      return `cadeia cortada: há âncora do bloco ${a.bloco}, e o último do banco é o ${a.ultimo}`;
    case 'ancora-diferente':
      return `bloco ${a.bloco} não é o da sua âncora: a cadeia foi refeita`;
    case 'guarda-incoerente':
      return `o registro do arquivo ${a.arquivo} da guarda não casa com os blocos ${a.bloco} a ${a.ate}`;
    case 'arquivo-ausente':
      return `falta na guarda o arquivo ${a.arquivo} (blocos ${a.bloco} a ${a.ate})`;
    case 'arquivo-alterado':
      return `arquivo ${a.arquivo} da guarda alterado: os bytes não são os que se gravaram (blocos ${a.bloco} a ${a.ate})`;
    case 'parte-danificada':
      return `os registros do bloco ${a.bloco} não se leem${onde}`;
    case 'legado-alterado':
      return `sistema anterior, arquivo ${a.arquivo}: entre as linhas ${inteiro(a.de)} e ${inteiro(a.ate)}, algo não é o que veio`;
    case 'legado-sem-arquivo':
      return `sistema anterior: há atos do arquivo ${a.arquivo}, que nunca veio`;
    case 'legado-sem-ato':
      return `sistema anterior: falta na auditoria o ato que trouxe o arquivo ${a.arquivo}`;
    case 'legado-de-outro-ato':
      return `sistema anterior, arquivo ${a.arquivo}: não é o que o ato de importação registrou`;
    case 'sem-selo':
      return `${quantos(a.registros, 'registro', 'registros')} sem selo há mais de dez minutos, desde ${instanteBr(a.desde)} (o primeiro é o ${a.registro})`;
  }
}
