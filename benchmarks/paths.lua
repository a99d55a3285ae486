-- Ask for one of several paths after another; all arguments behind "--" are paths.
local paths, place = {}, 0

function init(arguments)
    for number = 1, #arguments do
        paths[number] = arguments[number]
    end
end

function request()
    place = place % #paths + 1
    return wrk.format("GET", paths[place])
end
