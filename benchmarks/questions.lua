-- Ask for paths in any order. In each, {n} becomes a number that hardly comes twice, {few} one of
-- 100 and mostly a small one, and the request has headers that hardly come twice either. Arguments: a seed, then paths.
local paths = {}

function init(arguments)
    math.randomseed(tonumber(arguments[1]))
    for number = 2, #arguments do
        paths[#paths + 1] = arguments[number]
    end
end

function request()
    local path = paths[math.random(#paths)]
    path = path:gsub("{n}", function() return math.random(1000000000) end)
    path = path:gsub("{few}", function() return math.random(math.random(math.random(100))) end)
    local headers = {}
    local kind = math.random(8)
    if kind == 1 then
        headers["Origin"] = "https://site-" .. math.random(1000000000) .. ".example.org"
    elseif kind == 2 then
        headers["If-None-Match"] = '"' .. math.random(1000000000) .. '"'
    elseif kind == 3 then
        headers["Accept"] = "application/json, x/" .. math.random(1000000000)
    elseif kind == 4 then
        headers["Accept-Encoding"] = "gzip, br"
    end
    return wrk.format("GET", path, headers)
end
