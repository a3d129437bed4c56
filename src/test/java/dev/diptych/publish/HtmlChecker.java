package dev.diptych.publish;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import nu.validator.checker.ConformingButObsoleteWarner;
import nu.validator.checker.NormalizationChecker;
import nu.validator.checker.TextContentChecker;
import nu.validator.checker.jing.CheckerSchema;
import nu.validator.checker.jing.CheckerValidator;
import nu.validator.htmlparser.common.XmlViolationPolicy;
import nu.validator.htmlparser.sax.HtmlParser;
import nu.validator.localentities.LocalCacheEntityResolver;
import nu.validator.vendor.thaiopensource.relaxng.impl.CombineValidator;
import nu.validator.vendor.thaiopensource.util.PropertyMap;
import nu.validator.vendor.thaiopensource.util.PropertyMapBuilder;
import nu.validator.vendor.thaiopensource.validate.Schema;
import nu.validator.vendor.thaiopensource.validate.ValidateProperty;
import nu.validator.vendor.thaiopensource.validate.Validator;
import nu.validator.vendor.thaiopensource.validate.prop.rng.RngProperty;
import nu.validator.vendor.thaiopensource.validate.rng.CompactSchemaReader;
import nu.validator.vendor.thaiopensource.xml.sax.Jaxp11XMLReaderCreator;
import nu.validator.xml.NullEntityResolver;
import nu.validator.xml.dataattributes.DataAttributeDroppingSchemaWrapper;
import nu.validator.xml.langattributes.XmlLangAttributeDroppingSchemaWrapper;
import nu.validator.xml.roleattributes.RoleAttributeFilteringSchemaWrapper;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/**
 * The Nu HTML checker of the W3C, in this process and without network: its parser, its schema of
 * HTML, and its checks beyond the schema. Its style sheet check is left out: it lags behind CSS.
 */
final class HtmlChecker {

  private static final String SCHEMA = "http://s.validator.nu/html5-rdfalite.rnc";
  private static final Schema HTML = load();

  private HtmlChecker() {}

  /** What the checker objects to in a page, errors and warnings alike. */
  static List<String> check(byte[] page) throws Exception {
    Complaints complaints = new Complaints();
    PropertyMap properties = properties(complaints);
    Validator validator = HTML.createValidator(properties);
    validator =
        new CombineValidator(validator, CheckerSchema.ASSERTION_SCH.createValidator(properties));
    validator =
        new CombineValidator(
            validator, new CheckerValidator(new ConformingButObsoleteWarner(), properties));
    validator =
        new CombineValidator(validator, new CheckerValidator(new TextContentChecker(), properties));
    validator =
        new CombineValidator(
            validator, new CheckerValidator(new NormalizationChecker(), properties));
    HtmlParser parser = new HtmlParser(XmlViolationPolicy.ALLOW);
    parser.setMappingLangToXmlLang(true);
    parser.setContentHandler(validator.getContentHandler());
    parser.setErrorHandler(complaints);
    InputSource source = new InputSource(new ByteArrayInputStream(page));
    source.setEncoding("UTF-8");
    parser.parse(source);
    return complaints.list;
  }

  private static Schema load() {
    System.setProperty("nu.validator.schema.rdfa-full", "0");
    try {
      LocalCacheEntityResolver resolver = new LocalCacheEntityResolver(new NullEntityResolver());
      resolver.setAllowRnc(true);
      PropertyMapBuilder builder = new PropertyMapBuilder();
      builder.put(ValidateProperty.ERROR_HANDLER, new Complaints());
      builder.put(ValidateProperty.ENTITY_RESOLVER, resolver);
      builder.put(ValidateProperty.XML_READER_CREATOR, new Jaxp11XMLReaderCreator());
      RngProperty.CHECK_ID_IDREF.add(builder);
      Schema schema =
          CompactSchemaReader.getInstance()
              .createSchema(resolver.resolveEntity(null, SCHEMA), builder.toPropertyMap());
      return new RoleAttributeFilteringSchemaWrapper(
          new XmlLangAttributeDroppingSchemaWrapper(
              new DataAttributeDroppingSchemaWrapper(schema)));
    } catch (Exception e) {
      throw new IllegalStateException("The checker's schema of HTML cannot be read", e);
    }
  }

  private static PropertyMap properties(ErrorHandler handler) {
    PropertyMapBuilder builder = new PropertyMapBuilder();
    builder.put(ValidateProperty.ERROR_HANDLER, handler);
    builder.put(ValidateProperty.XML_READER_CREATOR, new Jaxp11XMLReaderCreator());
    RngProperty.CHECK_ID_IDREF.add(builder);
    return builder.toPropertyMap();
  }

  private static final class Complaints implements ErrorHandler {
    private final List<String> list = new ArrayList<>();

    @Override
    public void warning(SAXParseException e) {
      list.add("warning, line " + e.getLineNumber() + ": " + e.getMessage());
    }

    @Override
    public void error(SAXParseException e) {
      list.add("error, line " + e.getLineNumber() + ": " + e.getMessage());
    }

    @Override
    public void fatalError(SAXParseException e) {
      error(e);
    }
  }
}
