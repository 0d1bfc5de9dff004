import { PlusOutlined } from '@ant-design/icons';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { Escolha } from '../../componentes/escolha.tsx';
import { Pagina } from '../../componentes/pagina.tsx';
import { Lista } from '../../componentes/tabela/lista.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { useFiltrar } from '../../nucleo/filtros.ts';
import { referencia } from '../../nucleo/formatar.ts';
import { CICLO, opcoesDe } from '../../nucleo/situacoes.ts';
import { AbrirCiclo } from './abrir-ciclo.tsx';
import { COLUNAS_DE_CICLO } from './colunas.tsx';
import { useCiclos } from './use-ciclos.ts';
import { Icone } from '../../componentes/icone.tsx';

const rota = getRouteApi('/ciclos');

/** The billing cycles, the most recent first. */
export function Ciclos() {
  const filtros = rota.useSearch();
  const filtrar = useFiltrar();
  const pode = usePode();
  const [abrindo, setAbrindo] = useState(false);
  const colecao = useCiclos(filtros);
  const todos = useCiclos({});
  const grupos = [...new Set(todos.linhas.map((c) => c.grupo))].sort((a, b) => a - b);
  const referencias = [...new Set(todos.linhas.map((c) => c.referencia))].sort().toReversed();
  return (
    <Pagina
      titulo="Ciclos de faturamento"
      subtitulo="Cada ciclo leva um grupo da leitura à conta impressa. Escolha um para acompanhar, criticar e aprovar."
      acoes={
        pode.semLimite('ciclo:incluir') && <Button type="primary" icon={<Icone de={PlusOutlined} />} onClick={() => setAbrindo(true)}>
          Abrir ciclo
        </Button>
      }
    >
      <Lista
        titulo="Ciclos de faturamento"
        colunas={COLUNAS_DE_CICLO}
        colecao={colecao}
        chave={(c) => c.id}
        arquivo="ciclos"
        vazio="Nenhum ciclo encontrado. Abra um ciclo ou espere a agenda abrir o próximo."
        filtros={
          <>
            <Escolha nome="Grupo" valor={filtros.grupo} opcoes={grupos.map((g) => ({ value: String(g), label: `Grupo ${g}` }))} aoEscolher={(grupo) => filtrar({ grupo })} largura={130} />
            <Escolha nome="Referência" valor={filtros.referencia} opcoes={referencias.map((r) => ({ value: r, label: referencia(r) }))} aoEscolher={(r) => filtrar({ referencia: r })} largura={130} />
            <Escolha nome="Situação" valor={filtros.situacao} opcoes={opcoesDe(CICLO)} aoEscolher={(situacao) => filtrar({ situacao })} largura={150} />
          </>
        }
      />
      {abrindo && <AbrirCiclo aoFechar={() => setAbrindo(false)} />}
    </Pagina>
  );
}
