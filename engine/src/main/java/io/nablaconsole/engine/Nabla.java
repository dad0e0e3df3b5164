package io.nablaconsole.engine;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Console;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.Handlers;
import io.nablaconsole.engine.api.HostCheck;
import io.nablaconsole.engine.api.HostReference;
import io.nablaconsole.engine.api.Images;
import io.nablaconsole.engine.api.InitConfig;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.ProcessPipes;
import io.nablaconsole.engine.api.Recording;
import io.nablaconsole.engine.api.TenderReport;
import io.nablaconsole.engine.api.TransferProgress;
import io.nablaconsole.engine.archive.ExportContainer;
import io.nablaconsole.engine.archive.ImportContainer;
import io.nablaconsole.engine.console.Asciicast;
import io.nablaconsole.engine.container.EngineParts;
import io.nablaconsole.engine.container.NablaFactory;
import io.nablaconsole.engine.diagnostics.Archive;
import io.nablaconsole.engine.doctor.Doctor;
import io.nablaconsole.engine.file.RegularFile;
import io.nablaconsole.engine.handler.EmbeddedExec;
import io.nablaconsole.engine.hvt.HvtExec;
import io.nablaconsole.engine.images.EngineImages;
import io.nablaconsole.engine.json.Json;
import io.nablaconsole.engine.network.NetworkHandler;
import io.nablaconsole.engine.oci.ConfigDocument;
import io.nablaconsole.engine.posix.ProcessIo;
import io.nablaconsole.engine.posix.Pty;
import io.nablaconsole.engine.program.OwnArguments;
import io.nablaconsole.engine.rumprun.RootfsImage;
import io.nablaconsole.engine.shim.Shim;
import io.nablaconsole.engine.shim.ShimBinary;
import io.nablaconsole.engine.store.InitConfigDocument;
import io.nablaconsole.engine.store.StoreRoot;
import io.nablaconsole.engine.store.UserDirectories;
import io.nablaconsole.engine.tender.InstalledTenders;
import io.nablaconsole.engine.tender.TenderExec;
import io.nablaconsole.engine.tender.Tenders;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts the engine together. */
public final class Nabla {
    public static final String VERSION = "0.1.0";

    private static final long LOG_SEGMENT_BYTES = 8L << 20;

    private static final Supplier<Shim> SHIM = new Memo<>(() -> new Shim(ShimBinary.unpack()));

    private static final Tenders TENDERS = tenders(List.of());

    private Nabla() {}

    /** Where containers live unless told otherwise: {@code $XDG_STATE_HOME/nabla-console}. */
    public static Path defaultRoot() {
        return UserDirectories.state();
    }

    /**
     * The handlers of an engine: a rumprun guest's files as a CD image; the network that is asked for; the tender that is asked for, else the
     * first that can run the unikernel, the embedded one before those that are installed.
     */
    public static Handlers defaultHandlers() {
        return handlers(TENDERS);
    }

    /**
     * The same with the programs of tenders looked for in {@code tenderDirectories} first, before those of the
     * environment variable {@code NABLA_TENDER_PATH} and of PATH.
     */
    public static Handlers handlers(List<Path> tenderDirectories) {
        return handlers(tenders(tenderDirectories));
    }

    private static Handlers handlers(Tenders tenders) {
        TenderExec exec = new TenderExec(tenders);
        return new Handlers(new RootfsImage(config -> embedded(exec.tender(config))), new NetworkHandler(), exec);
    }

    /** Those of the engine open a disk as they are told; Solo5's and Nabla's always for writing. */
    private static boolean embedded(String tender) {
        return tender.equals(EmbeddedExec.NAME) || tender.equals(HvtExec.NAME);
    }

    private static Tenders tenders(List<Path> directories) {
        return new Tenders(InstalledTenders.in(directories));
    }

    /** The tenders the engine knows, with what this host has of them; may run each once to ask for its version. */
    public static List<TenderReport> tenders() {
        return TENDERS.reports();
    }

    /**
     * A factory on {@code root}, which is made (0700) where it is missing.
     *
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} when the directory cannot be used
     */
    public static Factory factory(Path root) {
        return factory(root, defaultHandlers());
    }

    /** A factory whose containers are given their files, network and tender by {@code handlers}. */
    public static Factory factory(Path root, Handlers handlers) {
        return new NablaFactory(new EngineParts(StoreRoot.open(root), handlers, SHIM, LOG_SEGMENT_BYTES));
    }

    /**
     * What {@link Factory#startInitialization} is to be told of {@code container}, as the seed's {@code initConfig}
     * JSON.
     */
    public static String initConfig(Container container) {
        Config config = container.config();
        return Json.print(InitConfigDocument.tree(InitConfig.of(container.id(), config), config));
    }

    /**
     * A new terminal whose process end belongs to {@code uid} and {@code gid} alone (0600); libcontainer's
     * {@code NewConsole}. The caller closes it.
     *
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR}
     */
    public static Console newConsole(int uid, int gid) {
        return Pty.open(uid, gid);
    }

    /** The terminal at {@code path}, whose master somebody else holds; libcontainer's {@code ConsoleFromPath}. */
    public static Console consoleFromPath(Path path) {
        return Pty.fromPath(path);
    }

    /**
     * Pipes for a process's standard streams, owned by its user; libcontainer's {@code InitializeIO}. The caller closes
     * them.
     *
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR}
     */
    public static ProcessPipes initializeIo(int uid, int gid) {
        return ProcessIo.open(uid, gid);
    }

    /**
     * Tries what this machine can run; takes up to a few seconds.
     *
     * @param root where containers are to be kept
     */
    public static List<HostCheck> doctor(Path root) {
        return Doctor.examine(root);
    }

    /** Where the window notes what it does; its files end in {@code .log}. */
    public static Path logDirectory() {
        return UserDirectories.logs();
    }

    /**
     * Writes a zip file that helps somebody else to see what is wrong here: versions, {@code checks}, tenders, the
     * containers below {@code root} with their states, and logs. Without secrets: see its README.txt. Takes as long as
     * asking every tender for its version.
     *
     * @param checks as {@link #doctor} gave them
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} when it cannot be written
     */
    public static void archive(Path root, List<HostCheck> checks, Path file) {
        new Archive(factory(root))
                .versions(VERSION)
                .checks(checks)
                .tenders(tenders())
                .write(logDirectory(), file);
    }

    /**
     * The arguments that {@code main} was given, byte for byte: Java alters them where its locale is not UTF-8.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the one that is not UTF-8
     */
    public static String[] arguments(String... args) {
        return OwnArguments.of(args);
    }

    /** Unikernel files: what they are, and the samples. */
    public static Images images() {
        return new EngineImages(TENDERS);
    }

    /**
     * Writes {@code recording} as asciicast version 2, which asciinema and its players show; {@code out} stays open.
     *
     * @param title of the recording, such as the container's id
     */
    public static void writeAsciicast(Recording recording, String title, OutputStream out) throws IOException {
        Asciicast.write(recording, title, out);
    }

    /**
     * Reads a whole file in whose place something else may lie: a FIFO, a device, more than memory holds.
     *
     * @throws IOException when it is something else than a regular file of at most {@code most} bytes
     */
    public static byte[] readFile(Path file, int most) throws IOException {
        return RegularFile.bytes(file, most);
    }

    /**
     * Reads the {@code config.json} of an OCI bundle.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the JSON path that is wrong, or the file that
     *     cannot be read
     */
    public static Config readBundle(Path bundle) {
        Path file = bundle.resolve("config.json");
        try {
            return ConfigDocument.read(RegularFile.bytes(file, RegularFile.DOCUMENT), bundle);
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of("cannot read %s: %s; a bundle is a directory with a config.json", file, e),
                    e);
        } catch (EngineException e) {
            throw new EngineException(e.code(), Message.of("%s: %s", file, e), e);
        }
    }

    /**
     * {@code config} with annotations as a bundle has them: those that begin with {@code io.nablaconsole.} take effect.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the annotation that is wrong
     */
    public static Config annotated(Config config, Map<String, String> annotations) {
        return ConfigDocument.annotated(config, annotations);
    }

    /**
     * Writes a container into an archive that another machine can import: a zip of an OCI bundle (configuration and
     * unikernel) with the console's log and all about the container beside it.
     *
     * @param disks whether its disks go into it; else the configuration names them where they are
     * @return whether it was written; false when {@code progress} called it off
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when it has no unikernel; {@link ErrorCode#SYSTEM_ERROR}
     *     naming the file that cannot be read or written
     */
    public static boolean exportContainer(Container container, Path archive, boolean disks, TransferProgress progress) {
        return new ExportContainer(container, progress).to(archive, disks);
    }

    /** Whether {@code file} is an archive that {@link #exportContainer} wrote, by what is in it. */
    public static boolean isExported(Path file) {
        return ImportContainer.recognises(file);
    }

    /** The disks of a container, which {@link #exportContainer} takes along when asked. */
    public static List<Path> disks(Config config) {
        return ExportContainer.disks(config);
    }

    /** Where {@link #importContainer} is best told to unpack for container {@code id}: a directory that is not there. */
    public static Path importDirectory(String id) {
        Path parent = UserDirectories.data().resolve("imported");
        String name = new ContainerId(id).value();
        Path directory = parent.resolve(name);
        for (int number = 2; Files.exists(directory); number++) {
            directory = parent.resolve(name + "-" + number);
        }
        return directory;
    }

    /**
     * What the configuration in an archive names of this host, which its maker may not have meant well with: disks,
     * mounts, programs. Empty when all it needs is in it.
     *
     * @param directory as for {@link #importContainer}
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when it is no such archive
     */
    public static List<HostReference> hostPaths(Path archive, Path directory) {
        return new ImportContainer(archive, TransferProgress.UNSEEN).hostPaths(directory);
    }

    /**
     * Makes a container from an archive.
     *
     * @param directory where the bundle goes; made, and the user's own from then on
     * @param trusts whether the container may have these things of the host that its configuration names; asked before
     *     anything is made, and not at all when there are none
     * @return the container, not started; empty when {@code progress} called it off
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when it is no such archive, is damaged, is not
     *     trusted or cannot run here, {@link ErrorCode#ID_IN_USE}, {@link ErrorCode#INVALID_ID_FORMAT}, {@link ErrorCode#SYSTEM_ERROR}; nothing is
     *     left then
     */
    public static Optional<Container> importContainer(
            Factory factory,
            String id,
            Path archive,
            Path directory,
            TransferProgress progress,
            Predicate<List<HostReference>> trusts) {
        return new ImportContainer(archive, progress).as(id, factory, directory, trusts);
    }

    /** Computes a value once, when first asked. */
    private static final class Memo<T> implements Supplier<T> {
        private final Supplier<T> source;
        private volatile @Nullable T value;

        Memo(Supplier<T> source) {
            this.source = source;
        }

        @Override
        public T get() {
            T known = value;
            if (known == null) {
                synchronized (this) {
                    known = value;
                    if (known == null) {
                        known = source.get();
                        value = known;
                    }
                }
            }
            return known;
        }
    }
}
