// A Node from before 24.14: it cannot be told of a proxy once and for all.
import http from 'node:http'
import { syncBuiltinESMExports } from 'node:module'

delete http.setGlobalProxyFromEnv
syncBuiltinESMExports()
