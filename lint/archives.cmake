# Packages of which the program links the archives: a program that needs no search for shared libraries starts in half
# the time. Tests and tools link the shared ones. A package without an archive is linked as ever.
option(MANNERLY_ARCHIVES "link the program with the packages' static archives where there are any" ON)

# mannerly_package(NAME TARGETS … ARCHIVES …): links the archives in a target that has the property LINKS_ARCHIVES, and
# the targets elsewhere.
function(mannerly_package name)
  cmake_parse_arguments(ARG "" "" "TARGETS;ARCHIVES" ${ARGN})
  add_library(${name} INTERFACE)
  set(found "")
  foreach(archive IN LISTS ARG_ARCHIVES)
    find_library(${name}_${archive} NAMES lib${archive}.a)
    if(${name}_${archive})
      list(APPEND found ${${name}_${archive}})
    endif()
  endforeach()
  list(LENGTH found have)
  list(LENGTH ARG_ARCHIVES want)
  if(MANNERLY_ARCHIVES AND NOT MANNERLY_SANITIZE AND have EQUAL want)
    target_link_libraries(${name} INTERFACE
      "$<$<BOOL:$<TARGET_PROPERTY:LINKS_ARCHIVES>>:${found}>"
      "$<$<NOT:$<BOOL:$<TARGET_PROPERTY:LINKS_ARCHIVES>>>:${ARG_TARGETS}>")
  else()
    target_link_libraries(${name} INTERFACE ${ARG_TARGETS})
  endif()
endfunction()
