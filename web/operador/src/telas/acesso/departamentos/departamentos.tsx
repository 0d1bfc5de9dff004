import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import listarDepartamentos from '../../../../../../events/http/acesso/listar-departamentos.ts';
import type { departamento } from '../../../../../../events/http/esquemas-perfil.ts';
import { Espera } from '../../../componentes/falha.tsx';
import { Situacao } from '../../../componentes/situacao.tsx';
import type { Coluna } from '../../../componentes/tabela/colunas.ts';
import { inteira, Lista } from '../../../componentes/tabela/lista.tsx';
import { usePode } from '../../../moldura/sessao.ts';
import { useConsulta } from '../../../nucleo/consulta.ts';
import { MudarDepartamento, NovoDepartamento } from './dialogos.tsx';
import { USO } from '../../../nucleo/situacoes.ts';

export type Departamento = z.output<typeof departamento>;
const situacao = (d: Departamento) => USO[d.ativo ? 'EM_USO' : 'FORA_DE_USO'];

function colunas(mudar: ((d: Departamento) => void) | undefined): readonly Coluna<Departamento>[] {
  const acoes: Coluna<Departamento> = {
    chave: 'atos',
    titulo: 'Ações',
    tipo: 'atos',
    valor: () => null,
    desenhar: (d) => (
      <Button size="small" onClick={() => mudar?.(d)}>
        Mudar<span className="so-leitor"> o departamento {d.nome}</span>
      </Button>
    ),
  };
  return [
    { chave: 'nome', titulo: 'Departamento', valor: (d) => d.nome },
    { chave: 'pessoas', titulo: 'Pessoas', tipo: 'numero', valor: (d) => d.pessoas },
    { chave: 'situacao', titulo: 'Situação', valor: (d) => situacao(d).nome, desenhar: (d) => <Situacao de={situacao(d)} /> },
    ...(mudar === undefined ? [] : [acoes]),
  ];
}

/** The departments of the utility. */
export function Departamentos() {
  const pode = usePode();
  const altera = pode.semLimite('departamento:alterar');
  const consulta = useConsulta(listarDepartamentos, {});
  const [aberto, setAberto] = useState<Departamento | 'novo' | null>(null);
  const quais = useMemo(() => colunas(altera ? setAberto : undefined), [altera]);
  return (
    <>
      {pode.semLimite('departamento:incluir') && (
        <div className="acima-da-lista">
          <Button onClick={() => setAberto('novo')}>Novo departamento</Button>
        </div>
      )}
      <Espera consulta={consulta}>{({ itens }) => <Lista titulo="Departamentos" colunas={quais} colecao={inteira(itens)} chave={(d) => d.id} arquivo="departamentos" vazio="Nenhum departamento. Crie o primeiro." />}</Espera>
      {aberto === 'novo' && <NovoDepartamento aoFechar={() => setAberto(null)} />}
      {aberto !== null && aberto !== 'novo' && <MudarDepartamento departamento={aberto} aoFechar={() => setAberto(null)} />}
    </>
  );
}
