/** 若干个字节 */
export const bytes = (n: number): string => `${n} 个字节`
