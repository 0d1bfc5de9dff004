/** Hands a file made here to the browser. */
export function baixar(nome: string, conteudo: string | Uint8Array<ArrayBuffer>, tipo: string): void {
  const endereco = URL.createObjectURL(new Blob([conteudo], { type: tipo }));
  const ancora = document.createElement('a');
  ancora.href = endereco;
  ancora.download = nome;
  ancora.click();
  // The browser keeps what it is downloading; freed later so that it has begun.
  setTimeout(() => URL.revokeObjectURL(endereco), 10_000);
}
