import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import ptBR from 'antd/locale/pt_BR';
import { useMemo, useState } from 'react';
import sessao from '../../../events/http/acesso/sessao.ts';
import { ehFaltaDeSessao } from './nucleo/api.ts';
import { aplicarTema, ContextoDoTema, temaDosComponentes, temaInicial } from './nucleo/tema.ts';
import { roteador } from './rotas.tsx';

function criarConsultas(): QueryClient {
  const consultas = new QueryClient({
    // The client of the API insists by itself when it is safe to; another round on top would only delay the bad news.
    defaultOptions: { queries: { retry: false, staleTime: 5_000, throwOnError: false }, mutations: { retry: false } },
    queryCache: new QueryCache({
      onError: (erro, consulta) => {
        if (ehFaltaDeSessao(erro) && consulta.queryKey[0] !== sessao.operationId) void consultas.invalidateQueries({ queryKey: [sessao.operationId] });
      },
    }),
  });
  return consultas;
}

/** Everything that surrounds the screens: theme, language, questions to the API, addresses. */
export function Aplicacao() {
  const [consultas] = useState(criarConsultas);
  const [tema, setTema] = useState(temaInicial);
  const escolha = useMemo(
    () => ({
      tema,
      alternar: () => {
        const novo = tema === 'claro' ? 'escuro' : 'claro';
        aplicarTema(novo);
        setTema(novo);
      },
    }),
    [tema],
  );
  return (
    <ContextoDoTema value={escolha}>
      <ConfigProvider locale={ptBR} theme={temaDosComponentes(tema)} button={{ autoInsertSpace: false }}>
        <App message={{ maxCount: 3 }} notification={{ placement: 'topRight' }}>
          <QueryClientProvider client={consultas}>
            <RouterProvider router={roteador} />
          </QueryClientProvider>
        </App>
      </ConfigProvider>
    </ContextoDoTema>
  );
}
