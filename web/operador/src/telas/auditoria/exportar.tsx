import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import exportarAuditoria from '../../../../../events/http/comum/exportar-auditoria.ts';
import { Falha } from '../../componentes/falha.tsx';
import { Icone } from '../../componentes/icone.tsx';
import { api } from '../../nucleo/api.ts';
import { baixar } from '../../nucleo/baixar.ts';
import { contar } from '../../nucleo/formatar.ts';
import type { Procura } from './auditoria.tsx';

/** Brings part after part; nothing is handed over if one of them does not come. */
async function trazer(procura: Procura, sinal: AbortSignal, andou: (linhas: number) => void): Promise<{ readonly nome: string; readonly texto: string; readonly linhas: number }> {
  const partes: string[] = [];
  let linhas = 0;
  for (let continua: number | undefined; ; ) {
    const parte = await api.chamar(exportarAuditoria, { consulta: { ...procura, continua } }, { sinal });
    partes.push(parte.texto);
    linhas += parte.linhas;
    andou(linhas);
    if (parte.continua === null) return { nome: parte.nome, texto: partes.join(''), linhas };
    continua = parte.continua;
  }
}

/** Takes to a spreadsheet everything that the filters find, not only what is on the screen; each part is written in the audit as an export. */
export function ExportarAuditoria({ procura, total }: { readonly procura: Procura; readonly total: number }) {
  const { message } = App.useApp();
  const andamento = useRef<AbortController | null>(null);
  const [linhas, setLinhas] = useState<number | null>(null);
  const [erro, setErro] = useState<Error | null>(null);
  useEffect(() => () => andamento.current?.abort(), []);
  const exportar = async () => {
    const controle = new AbortController();
    andamento.current = controle;
    setErro(null);
    setLinhas(0);
    try {
      const arquivo = await trazer(procura, controle.signal, setLinhas);
      baixar(arquivo.nome, arquivo.texto, 'text/csv;charset=utf-8');
      void message.success(`${contar(arquivo.linhas, 'ato exportado', 'atos exportados')} em ${arquivo.nome}.`);
    } catch (falha) {
      if (!controle.signal.aborted) setErro(falha instanceof Error ? falha : new Error(String(falha)));
    } finally {
      if (!controle.signal.aborted) setLinhas(null);
    }
  };
  const parar = () => {
    andamento.current?.abort();
    setLinhas(null);
  };
  return (
    <span className="exportacao">
      {linhas === null ? (
        <Button icon={<Icone de={DownloadOutlined} />} onClick={() => void exportar()} disabled={total === 0}>
          Exportar tudo (CSV)
        </Button>
      ) : (
        <>
          <output>{contar(linhas, 'ato', 'atos')}…</output> <Button onClick={parar}>Parar a exportação</Button>
        </>
      )}
      {erro !== null && <Falha erro={erro} />}
    </span>
  );
}
