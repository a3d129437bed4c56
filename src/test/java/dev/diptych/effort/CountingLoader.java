package dev.diptych.effort;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Loads Diptych and ICU a second time, with a call of {@link Steps} at the beginning of every
 * method and before every jump back, and with the methods of the JDK that Steps knows replaced by
 * those of Steps. Everything else comes from the ordinary loader.
 */
final class CountingLoader extends ClassLoader {

  private static final List<String> COUNTED = List.of("dev.diptych.", "com.ibm.icu.");
  private static final String STEPS = Type.getInternalName(Steps.class);
  private static final Set<String> REPLACED = replaced();

  static {
    registerAsParallelCapable();
  }

  CountingLoader() {
    super(CountingLoader.class.getClassLoader());
  }

  /** Runs something of this loader and counts its steps. */
  long count(Runnable work, long limit) {
    try {
      Class<?> steps = loadClass(Steps.class.getName());
      return (long) steps.getMethod("count", Runnable.class, long.class).invoke(null, work, limit);
    } catch (java.lang.reflect.InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new AssertionError("The work failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (COUNTED.stream().noneMatch(name::startsWith)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] original;
    try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      original = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean ours = name.startsWith(Steps.class.getName());
    byte[] bytes = ours ? original : counting(original);
    return defineClass(name, bytes, 0, bytes.length);
  }

  private static byte[] counting(byte[] original) {
    ClassReader reader = new ClassReader(original);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            return new Counter(super.visitMethod(access, name, descriptor, signature, exceptions));
          }
        },
        0);
    return writer.toByteArray();
  }

  /** {@code owner.name(descriptor)} of what Steps does instead of the JDK. */
  private static Set<String> replaced() {
    Set<String> found = new HashSet<>();
    for (Method method : Steps.class.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Steps.Instead.class)
          && Modifier.isStatic(method.getModifiers())) {
        Type[] parameters = Type.getArgumentTypes(method);
        found.add(
            parameters[0].getInternalName()
                + "."
                + method.getName()
                + Type.getMethodDescriptor(
                    Type.getReturnType(method),
                    Arrays.copyOfRange(parameters, 1, parameters.length)));
      }
    }
    return Set.copyOf(found);
  }

  /** Adds the calls to one method. */
  private static final class Counter extends MethodVisitor {

    private final Map<Label, Boolean> passed = new HashMap<>();

    Counter(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      step();
    }

    @Override
    public void visitLabel(Label label) {
      passed.put(label, true);
      super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      if (passed.containsKey(label)) {
        step();
      }
      super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      boolean onObject = opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE;
      if (onObject && REPLACED.contains(owner + "." + name + descriptor)) {
        String withReceiver = "(L" + owner + ";" + descriptor.substring(1);
        super.visitMethodInsn(Opcodes.INVOKESTATIC, STEPS, name, withReceiver, false);
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      }
    }

    /** Texts that are joined by {@code +}. */
    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
      if (name.equals("makeConcatWithConstants")) {
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC, STEPS, "made", "(Ljava/lang/String;)Ljava/lang/String;", false);
      }
    }

    private void step() {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, STEPS, "step", "()V", false);
    }
  }
}
