import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import type { z } from 'zod';
import type { usuarioDaLista } from '../../../../../../events/http/esquemas-usuarios.ts';
import { Situacao } from '../../../componentes/situacao.tsx';
import type { Coluna } from '../../../componentes/tabela/colunas.ts';
import { instante } from '../../../nucleo/formatar.ts';
import { USUARIO, type Rotulo } from '../../../nucleo/situacoes.ts';

export type UsuarioDaLista = z.output<typeof usuarioDaLista>;

/** Active, but today is before or after the days in which the person may enter. */
const FORA_DA_VALIDADE: Rotulo = { nome: 'Fora da validade', tom: 'atencao' };

export function situacaoDe({ ativo, naValidade }: Pick<UsuarioDaLista, 'ativo' | 'naValidade'>): Rotulo {
  if (!ativo) return USUARIO.INATIVO;
  return naValidade ? USUARIO.ATIVO : FORA_DA_VALIDADE;
}

function marcasDe(u: UsuarioDaLista): readonly string[] {
  return [...(u.administrador ? ['acesso total'] : []), ...(u.somenteConsulta ? ['só consulta'] : []), ...(u.segundoFator ? ['segundo fator'] : []), ...(u.trocaSenha ? ['senha provisória'] : [])];
}

/** What is out of the ordinary of a person. */
export function Marcas({ usuario }: { readonly usuario: UsuarioDaLista }) {
  return (
    <>
      {marcasDe(usuario).map((marca) => (
        <Tag key={marca}>{marca}</Tag>
      ))}
    </>
  );
}

export const COLUNAS: readonly Coluna<UsuarioDaLista>[] = [
  {
    chave: 'nome',
    titulo: 'Nome',
    valor: (u) => u.nome,
    ate: 220,
    desenhar: (u) => (
      <Link to="/acesso/usuarios/$id" params={{ id: u.id }}>
        {u.nome}
      </Link>
    ),
  },
  { chave: 'login', titulo: 'Usuário', tipo: 'codigo', valor: (u) => u.login },
  { chave: 'situacao', titulo: 'Situação', valor: (u) => situacaoDe(u).nome, desenhar: (u) => <Situacao de={situacaoDe(u)} /> },
  { chave: 'perfis', titulo: 'Perfis', valor: (u) => (u.perfis.length === 0 ? null : u.perfis.map((p) => p.nome).join(', ')), ate: 180 },
  { chave: 'departamento', titulo: 'Departamento', valor: (u) => u.departamento?.nome ?? null, ate: 130 },
  { chave: 'validade', titulo: 'Válido até', tipo: 'data', valor: (u) => u.validoAte, desde: 'xxl' },
  { chave: 'marcas', titulo: 'Marcas', valor: (u) => marcasDe(u).join(', ') || null, desenhar: (u) => <Marcas usuario={u} /> },
  { chave: 'acesso', titulo: 'Último acesso', tipo: 'instante', valor: (u) => u.ultimoAcesso, desenhar: (u) => (u.ultimoAcesso === null ? 'nunca entrou' : instante(u.ultimoAcesso)) },
  { chave: 'sessoes', titulo: 'Sessões', tipo: 'numero', valor: (u) => u.sessoes },
  { chave: 'criado', titulo: 'Criado em', tipo: 'instante', valor: (u) => u.criadoEm, desde: 'xxl' },
];
