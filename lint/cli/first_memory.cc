// The memory of a short run: one block, the begin of it had from the kernel at once, from which the first thread takes
// what is small. A start that asks malloc() some ten thousand times, and the kernel for every page, spends a quarter of
// its time on that. When the block is used up, and for large pieces and other threads, malloc() serves.
//
// Part of the program, not of the library. A piece goes back to the row of its size when the caller tells the size; one
// that comes back without, or on another thread, stays unused: the block is small.
#include <sys/mman.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace {

constexpr std::size_t kBlock = 1 << 20;
constexpr std::size_t kAtOnce = 384 << 10;  ///< what one draft takes of it
constexpr std::size_t kStep = 16;           ///< pieces are multiples of this, and so are their addresses
constexpr std::size_t kLargest = 1024;

/// Whether this thread is the one that takes from the block.
constinit thread_local bool owns_block = false;

class Block {
 public:
  /// A piece of the block, or null. The first call of the process has the block made, before any thread is.
  void* take(std::size_t size) {
    if (!owns_block && !open()) return nullptr;
    const std::size_t steps = size == 0 ? 1 : (size + kStep - 1) / kStep;
    if (steps >= free_.size()) return nullptr;
    if (Piece* const piece = free_[steps]) {
      free_[steps] = piece->next;
      return piece;
    }
    if (steps * kStep > kBlock - used_) return nullptr;
    void* const out = begin_ + used_;
    used_ += steps * kStep;
    return out;
  }

  bool has(const void* piece) const {
    return reinterpret_cast<std::uintptr_t>(piece) - reinterpret_cast<std::uintptr_t>(begin_) < kBlock;
  }

  /// Takes back a piece that has() and that was asked for with this size.
  void give(void* piece, std::size_t size) {
    if (!owns_block) return;
    Piece*& row = free_[size == 0 ? 1 : (size + kStep - 1) / kStep];
    row = new (piece) Piece{row};
  }

 private:
  struct Piece {
    Piece* next;
  };

  bool open() {
    if (begin_ != nullptr) return false;
    void* const block = mmap(nullptr, kBlock, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (block == MAP_FAILED) return false;
    madvise(block, kAtOnce, MADV_POPULATE_WRITE);  // where the kernel cannot, pages come one by one
    begin_ = static_cast<char*>(block);
    owns_block = true;
    return true;
  }

  char* begin_ = nullptr;
  std::size_t used_ = 0;
  std::array<Piece*, kLargest / kStep + 1> free_{};  ///< by steps
};

constinit Block block;

void* from_heap(std::size_t size) {
  for (;;) {
    if (void* const out = std::malloc(size == 0 ? 1 : size)) return out;
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
  }
}

}  // namespace

void* operator new(std::size_t size) {
  void* const out = block.take(size);
  return out != nullptr ? out : from_heap(size);
}

void operator delete(void* piece) noexcept {
  if (!block.has(piece)) std::free(piece);
}

void operator delete(void* piece, std::size_t size) noexcept {
  if (!block.has(piece)) return std::free(piece);
  block.give(piece, size);
}

void operator delete[](void* piece) noexcept { operator delete(piece); }

void operator delete[](void* piece, std::size_t size) noexcept { operator delete(piece, size); }
