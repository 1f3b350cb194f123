# The standard library's headers, read once instead of once a file: about half of a build's time. Every file still
# includes what it uses; with MANNERLY_PRECOMPILED=OFF nothing is precompiled.
#   mannerly_precompile(NAME OPTIONS… HEADERS…)   makes the header NAME, for targets with these compile options
#   mannerly_use_precompiled(NAME FOLDER)         every target of a folder and the folders in it uses it
function(mannerly_precompile name)
  cmake_parse_arguments(ARG "" "" "OPTIONS;LIBS;HEADERS" ${ARGN})
  if(NOT MANNERLY_PRECOMPILED)
    return()
  endif()
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cc CONTENT "")
  add_library(${name} OBJECT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cc)
  target_link_libraries(${name} PRIVATE mannerly_flags ${ARG_LIBS})
  target_compile_options(${name} PRIVATE ${ARG_OPTIONS})
  target_precompile_headers(${name} PRIVATE ${ARG_HEADERS})
endfunction()

function(mannerly_use_precompiled name folder)
  if(NOT MANNERLY_PRECOMPILED)
    return()
  endif()
  get_property(targets DIRECTORY ${folder} PROPERTY BUILDSYSTEM_TARGETS)
  foreach(target ${targets})
    get_target_property(kind ${target} TYPE)
    get_target_property(aside ${target} EXCLUDE_FROM_ALL)  # a benchmark, with libraries of its own
    if(kind MATCHES "STATIC_LIBRARY|OBJECT_LIBRARY|EXECUTABLE" AND NOT aside AND NOT target STREQUAL name)
      target_precompile_headers(${target} REUSE_FROM ${name})
      target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)  # so that ccache can look inside
    endif()
  endforeach()
  get_property(folders DIRECTORY ${folder} PROPERTY SUBDIRECTORIES)
  foreach(inner ${folders})
    mannerly_use_precompiled(${name} ${inner})
  endforeach()
endfunction()
