export * from './frames.ts'
export * from './requests.ts'
