// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/app/window/window.h"

#include "kiosk/app/window/sdl_events.h"
#include "kiosk/ui/frame_clock.h"
#include "kiosk/ui/renderer_gl.h"

#include <SDL.h>
#include <png.h>

#include <atomic>
#include <mutex>
#include <utility>
#include <vector>

namespace tereze::app {
namespace {

using Clock = std::chrono::steady_clock;
constexpr double kMillimetresPerInch = 25.4;

/// SDL counts its initialisations, so several windows may come and go.
struct SdlSession {
    bool running = false;
    ~SdlSession() {
        if (running)
            SDL_QuitSubSystem(SDL_INIT_VIDEO | SDL_INIT_EVENTS);
    }
};

struct WindowCloser {
    void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
};

auto no_display(const char* call) {
    return fail("window.no_display", ErrorClass::Hardware, Remedy::Configure,
                std::string(call) + ": " + SDL_GetError());
}

void set_attributes() {
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 2);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    // Rounded edges are drawn smooth by ImGui; buffers that nothing reads only cost memory.
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
    SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
}

/// A kiosk's display often lies about its size; the terminal's profile then says it.
double density(double configured, SDL_Window* window) {
    if (configured > 0)
        return configured;
    float dpi = 0;
    const int display = SDL_GetWindowDisplayIndex(window);
    if (display < 0 || SDL_GetDisplayDPI(display, nullptr, &dpi, nullptr) != 0)
        return 0;
    // 96 and 72 are what X says when it does not know.
    return dpi > 97 ? static_cast<double>(dpi) / kMillimetresPerInch : 0;
}

}  // namespace

struct Window::State {
    SdlSession session;
    std::unique_ptr<SDL_Window, WindowCloser> window;
    SDL_GLContext context = nullptr;
    std::unique_ptr<ui::Ui> ui;
    std::unique_ptr<ui::GlRenderer> renderer;
    Uint32 wake_event = 0;
    ui::FrameClock frames;
    std::atomic<std::uint64_t> drawn = 0;
    std::vector<std::function<void()>> observers;
    std::optional<int> exit_code;
    Clock::time_point last_input = Clock::now();
    std::mutex mutex;
    struct Task {
        std::function<void()> run;
        bool draws = true;
    };
    std::vector<Task> posted;
    bool wake_sent = false;

    ~State() {
        renderer.reset();
        ui.reset();
        if (context != nullptr)
            SDL_GL_DeleteContext(context);
    }

    /// Wakes SDL_WaitEventTimeout; one event is enough for any number of tasks.
    void wake_locked() {
        if (std::exchange(wake_sent, true))
            return;
        SDL_Event event{};
        event.type = wake_event;
        if (SDL_PushEvent(&event) < 0)
            wake_sent = false;
    }

    void handle(const SDL_Event& event);
    void run_posted();
    void draw(const std::function<void(ui::Ui&)>& body);
    void wait();
};

void Window::State::handle(const SDL_Event& event) {
    int width = 0;
    int height = 0;
    SDL_GetWindowSize(window.get(), &width, &height);
    if (event.type == SDL_QUIT)
        exit_code = exit_code.value_or(0);
    if (event.type == SDL_WINDOWEVENT)
        frames.changed();
    auto input = input_of(event, width, height, Clock::now());
    if (!input)
        return;
    // Without a button held, a moving mouse changes nothing: there is no hover.
    if (event.type == SDL_MOUSEMOTION && event.motion.state == 0)
        return;
    frames.changed();
    last_input = input->time;
    ui->feed(std::move(*input));
}

void Window::State::run_posted() {
    std::vector<Task> tasks;
    {
        const std::lock_guard lock(mutex);
        tasks.swap(posted);
        wake_sent = false;
    }
    for (const auto& task : tasks) {
        // Marked first: a task that asks whether all is drawn must hear that it is not.
        if (task.draws)
            frames.changed();
        task.run();
    }
}

void Window::State::draw(const std::function<void(ui::Ui&)>& body) {
    int width = 0;
    int height = 0;
    SDL_GL_GetDrawableSize(window.get(), &width, &height);
    const auto now = Clock::now();
    frames.drawn(now);
    ui->frame(now, static_cast<float>(width), static_cast<float>(height), body);
    renderer->render(width, height);
    SDL_GL_SwapWindow(window.get());
    ++drawn;
    if (ui->wants_frame())
        frames.changed();
    if (const auto next = ui->next_frame_at())
        frames.at(*next);
}

void Window::State::wait() {
    const auto sleep = frames.sleep(Clock::now());
    SDL_Event event;
    const int got = sleep ? SDL_WaitEventTimeout(&event, static_cast<int>(sleep->count()))
                          : SDL_WaitEvent(&event);
    if (got == 0)
        return;
    handle(event);
    while (SDL_PollEvent(&event) != 0)
        handle(event);
}

Window::Window(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Window::~Window() = default;

Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options,
                                             const text::Translator* translator) {
    auto state = std::make_unique<State>();
    // Signals stay with the program: SIGTERM must end it cleanly, not become a key.
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    if (SDL_InitSubSystem(SDL_INIT_VIDEO | SDL_INIT_EVENTS) != 0)
        return no_display("SDL_Init");
    state->session.running = true;
    set_attributes();
    const Uint32 flags = SDL_WINDOW_OPENGL | SDL_WINDOW_ALLOW_HIGHDPI |
                         (options.full_screen ? static_cast<Uint32>(SDL_WINDOW_FULLSCREEN_DESKTOP)
                                              : static_cast<Uint32>(SDL_WINDOW_RESIZABLE));
    state->window.reset(SDL_CreateWindow(options.title.c_str(), SDL_WINDOWPOS_CENTERED,
                                         SDL_WINDOWPOS_CENTERED, options.width, options.height,
                                         flags));
    if (!state->window)
        return no_display("SDL_CreateWindow");
    state->context = SDL_GL_CreateContext(state->window.get());
    if (state->context == nullptr)
        return fail("window.no_graphics", ErrorClass::Hardware, Remedy::Configure, SDL_GetError());
    SDL_GL_SetSwapInterval(1);
    if (options.profile != ui::Profile::Desk)
        SDL_ShowCursor(SDL_DISABLE);
    state->wake_event = SDL_RegisterEvents(1);
    ui::UiOptions ui_options;
    ui_options.profile = options.profile;
    ui_options.px_per_mm = density(options.px_per_mm, state->window.get());
    ui_options.assets = options.assets;
    ui_options.defaults = options.defaults;
    ui_options.translate = [translator](text::Language language, std::string_view id,
                                        const text::Arguments& arguments) {
        return translator->tr(language, id, arguments);
    };
    TEREZE_ASSIGN(state->ui, ui::Ui::create(std::move(ui_options)));
    TEREZE_ASSIGN(state->renderer, ui::GlRenderer::create(*state->ui));
    SDL_StartTextInput();
    return std::unique_ptr<Window>(new Window(std::move(state)));
}

int Window::run(const std::function<void(ui::Ui&)>& draw) {
    State& state = *m_state;
    while (!state.exit_code) {
        state.wait();
        state.run_posted();
        if (state.exit_code || !state.frames.due(Clock::now()))
            continue;
        state.draw(draw);
        if (settled())
            for (const auto& observer : state.observers)
                observer();
    }
    return *state.exit_code;
}

void Window::post(std::function<void()> task) {
    const std::lock_guard lock(m_state->mutex);
    m_state->posted.push_back({std::move(task), true});
    m_state->wake_locked();
}

void Window::post_quietly(std::function<void()> task) {
    const std::lock_guard lock(m_state->mutex);
    m_state->posted.push_back({std::move(task), false});
    m_state->wake_locked();
}

void Window::request_frame() {
    post([] {});
}

void Window::quit(int code) {
    post([state = m_state.get(), code] { state->exit_code = code; });
}

std::uint64_t Window::frames_drawn() const {
    return m_state->drawn;
}

void Window::request_frame_at(Clock::time_point when) {
    m_state->frames.at(when);
}

ui::Ui& Window::ui() {
    return *m_state->ui;
}

Clock::time_point Window::last_input() const {
    return m_state->last_input;
}

bool Window::settled() const {
    return m_state->frames.settled();
}

void Window::on_settled(std::function<void()> observer) {
    m_state->observers.push_back(std::move(observer));
}

Result<> Window::screenshot(const std::filesystem::path& path) {
    int width = 0;
    int height = 0;
    SDL_GL_GetDrawableSize(m_state->window.get(), &width, &height);
    // The back buffer is undefined after the swap, so the last frame is put there once more.
    m_state->renderer->render(width, height);
    const auto pixels = ui::GlRenderer::read_pixels(width, height);
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(width);
    image.height = static_cast<png_uint_32>(height);
    image.format = PNG_FORMAT_RGBA;
    image.flags = PNG_IMAGE_FLAG_FAST;
    if (png_image_write_to_file(&image, path.c_str(), 0, pixels.data(), 0, nullptr) == 0)
        return fail("window.not_saved", ErrorClass::Software, Remedy::Retry, image.message);
    return {};
}

void Window::inject(const ui::InputEvent& event) {
    push_input(event, SDL_GetWindowID(m_state->window.get()));
}

}  // namespace tereze::app
