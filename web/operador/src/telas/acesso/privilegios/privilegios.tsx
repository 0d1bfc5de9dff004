import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { PRIVILEGIOS_CONHECIDOS, type PrivilegioConhecido } from '../../../../../../domain/acesso/privilegios-conhecidos.ts';
import { Abas } from '../../../componentes/abas.tsx';
import { Icone } from '../../../componentes/icone.tsx';
import { Pagina } from '../../../componentes/pagina.tsx';
import { Situacao } from '../../../componentes/situacao.tsx';
import type { Coluna } from '../../../componentes/tabela/colunas.ts';
import { inteira, Lista } from '../../../componentes/tabela/lista.tsx';
import { usePode } from '../../../moldura/sessao.ts';
import { USO } from '../../../nucleo/situacoes.ts';
import { Concedidos } from './concedidos.tsx';
import { ConcederPrivilegio } from './conceder.tsx';

const usoDe = ({ porVir }: PrivilegioConhecido) => USO[porVir ? 'SEM_USO' : 'EM_USO'];
const COLUNAS: readonly Coluna<PrivilegioConhecido>[] = [
  { chave: 'nome', titulo: 'Privilégio', valor: (p) => p.nome },
  { chave: 'codigo', titulo: 'Código', tipo: 'codigo', valor: (p) => p.codigo, desenhar: (p) => <code>{p.codigo}</code> },
  { chave: 'permite', titulo: 'Permite', valor: (p) => p.permite, ate: 460 },
  { chave: 'onde', titulo: 'Usado em', valor: (p) => p.usadoEm.join(', '), ate: 220 },
  { chave: 'situacao', titulo: 'Situação', valor: (p) => usoDe(p).nome, desenhar: (p) => <Situacao de={usoDe(p)} /> },
];

/** Named acts that no profile gives. */
export function Privilegios() {
  const pode = usePode();
  const [aba, setAba] = useState('concedidos');
  const [concedendo, setConcedendo] = useState(false);
  return (
    <Pagina
      titulo="Privilégios"
      subtitulo="Atos que nenhum perfil dá: cada um é de uma pessoa, por alguns dias, com o motivo."
      acoes={
        pode.semLimite('privilegio:incluir') && (
          <Button type="primary" icon={<Icone de={PlusOutlined} />} onClick={() => setConcedendo(true)}>
            Conceder privilégio
          </Button>
        )
      }
    >
      <Abas
        nome="Privilégios"
        atual={aba}
        aoTrocar={setAba}
        abas={[
          { chave: 'concedidos', nome: 'Concedidos', conteudo: () => <Concedidos /> },
          { chave: 'quais', nome: 'Quais existem', conteudo: () => <Lista titulo="Privilégios que existem" colunas={COLUNAS} colecao={inteira(PRIVILEGIOS_CONHECIDOS)} chave={(p) => p.codigo} arquivo="privilegios-que-existem" /> },
        ]}
      />
      {concedendo && <ConcederPrivilegio aoFechar={() => setConcedendo(false)} />}
    </Pagina>
  );
}
