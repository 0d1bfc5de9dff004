import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import type { casoDeFraude } from '../../../../../events/http/esquemas-fraude.ts';
import { Situacao } from '../../componentes/situacao.tsx';
import type { Coluna } from '../../componentes/tabela/colunas.ts';
import { CASO, REGRA } from '../../nucleo/situacoes.ts';

export type Caso = z.output<typeof casoDeFraude>;

export const COLUNAS_DE_CASO: readonly Coluna<Caso>[] = [
  { chave: 'id', titulo: 'Caso', tipo: 'codigo', valor: (c) => c.id },
  {
    chave: 'titulo',
    titulo: 'O que se achou',
    valor: (c) => c.titulo,
    ate: 420,
    desenhar: (c) => (
      <Link to="/fraudes/$id" params={{ id: c.id }}>
        {c.titulo}
      </Link>
    ),
  },
  { chave: 'pontos', titulo: 'Pontos', tipo: 'numero', valor: (c) => c.pontos },
  { chave: 'situacao', titulo: 'Situação', valor: (c) => CASO[c.situacao].nome, desenhar: (c) => <Situacao de={CASO[c.situacao]} /> },
  { chave: 'regra', titulo: 'Regra', valor: (c) => REGRA[c.regra].nome, desde: 'lg' },
  { chave: 'usuarios', titulo: 'Quem', valor: (c) => (c.usuarios.length === 0 ? null : c.usuarios.join(', ')), ate: 240, desde: 'xl' },
  { chave: 'evidencias', titulo: 'Evidências', tipo: 'numero', valor: (c) => c.evidencias },
  { chave: 'evidencia', titulo: 'Última evidência', tipo: 'instante', valor: (c) => c.evidenciaEm },
  { chave: 'dono', titulo: 'Com quem está', valor: (c) => c.dono, desde: 'lg' },
  { chave: 'aberto', titulo: 'Aberto em', tipo: 'instante', valor: (c) => c.abertoEm, desde: 'xxl' },
];
